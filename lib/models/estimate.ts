/** Raw minutes of one ride, before they are clamped: the forward pass of every family. */
import type { FittedFeatures } from '@/lib/features/fitted-features'
import { findKey } from '@/lib/features/place-index'
import type { RideColumns } from '@/lib/features/ride-columns'
import type { RideEncoder } from '@/lib/features/ride-encoder'
import { standardise } from '@/lib/features/standardise'
import { forestForward } from './forest-forward'
import { WEEK_BANDS, weekBandOf } from './hour-bands'
import { layerKernel } from './layer-kernel'
import type {
  BlendBody,
  BlendMember,
  LinearBody,
  ModelBody,
  NeuralBody,
  PairHourLookupBody,
  TreesBody,
} from './model-body'
import { neuralForward, type ZoneParts, zoneParts } from './neural-forward'

export type Estimate = (rides: RideColumns, i: number) => number

/** A body in the form that predicts: plain data, which crosses threads. */
export type PreparedBody =
  | Exclude<ModelBody, NeuralBody | BlendBody>
  | PreparedNet
  | {
      readonly kind: 'prepared-blend'
      readonly weights: readonly number[]
      readonly members: readonly PreparedMember[]
    }

interface PreparedNet {
  readonly kind: 'prepared-net'
  readonly net: NeuralBody
  readonly parts: ZoneParts
}

type PreparedMember = TreesBody | PreparedNet

/** The costly part of bringing a model to life. */
export function prepareBody(body: ModelBody): PreparedBody {
  if (body.kind === 'blend')
    return { kind: 'prepared-blend', weights: body.weights, members: body.members.map(prepareMember) }
  return body.kind === 'neural' ? prepareMember(body) : body
}

const prepareMember = (body: BlendMember): PreparedMember =>
  body.kind === 'neural' ? { kind: 'prepared-net', net: body, parts: zoneParts(body) } : body

export function estimator(features: FittedFeatures, body: PreparedBody, encoder: RideEncoder): Estimate {
  switch (body.kind) {
    case 'global-median':
      return () => body.minutes
    case 'pair-hour-lookup':
      return lookupEstimate(body, encoder)
    case 'linear':
      return linearEstimate(features, body, encoder)
    case 'trees': {
      const dense = new Float32Array(encoder.names.length)
      const forward = forestForward(body, dense.length)
      return (rides, i) => {
        encoder.encode(rides, i, features.tables, dense, 0)
        return forward(
          dense,
          encoder.pickupCategory(rides.pickupZone[i] as number),
          encoder.dropoffCategory(rides.dropoffZone[i] as number),
        )
      }
    }
    case 'prepared-net': {
      const width = encoder.names.length
      const dense = new Float32Array(width)
      const forward = neuralForward(body.net, width, layerKernel(), body.parts)
      return (rides, i) => {
        encoder.encode(rides, i, features.tables, dense, 0)
        standardise(dense, 0, 1, features.centre, features.scale)
        return forward(
          dense,
          encoder.pickupCategory(rides.pickupZone[i] as number),
          encoder.dropoffCategory(rides.dropoffZone[i] as number),
        )
      }
    }
    case 'prepared-blend':
      return blendEstimate(features, body.members, body.weights, encoder)
  }
}

/** The weighted sum of what members say, in their order; the ride is encoded once for all of them. */
function blendEstimate(
  features: FittedFeatures,
  members: readonly PreparedMember[],
  weights: readonly number[],
  encoder: RideEncoder,
): Estimate {
  const width = encoder.names.length
  const raw = new Float32Array(width)
  const scaled = new Float32Array(width)
  const hasNets = members.some(({ kind }) => kind === 'prepared-net')
  const forwards = members.map((member) =>
    member.kind === 'trees'
      ? { dense: raw, forward: forestForward(member, width) }
      : { dense: scaled, forward: neuralForward(member.net, width, layerKernel(), member.parts) },
  )
  return (rides, i) => {
    encoder.encode(rides, i, features.tables, raw, 0)
    if (hasNets) {
      scaled.set(raw)
      standardise(scaled, 0, 1, features.centre, features.scale)
    }
    const pickup = encoder.pickupCategory(rides.pickupZone[i] as number)
    const dropoff = encoder.dropoffCategory(rides.dropoffZone[i] as number)
    let minutes = 0
    for (let k = 0; k < forwards.length; k++) {
      const { dense, forward } = forwards[k] as (typeof forwards)[number]
      minutes += (weights[k] as number) * forward(dense, pickup, dropoff)
    }
    return minutes
  }
}

function lookupEstimate(body: PairHourLookupBody, encoder: RideEncoder): Estimate {
  return (rides, i) => {
    const from = rides.pickupZone[i] as number
    const to = rides.dropoffZone[i] as number
    const pair = encoder.pairIndex(from, to)
    const band = weekBandOf(rides.pickupAt[i] as number)
    const base =
      body.mean +
      (body.pickupEffect[encoder.pickupIndex(from)] as number) +
      (body.dropoffEffect[encoder.dropoffIndex(to)] as number) +
      (pair < 0 ? 0 : (body.pairEffect[pair] as number))
    const cell = pair < 0 ? -1 : findKey(body.cellKeys, pair * WEEK_BANDS + band)
    return base * (body.bandFactor[band] as number) + (cell < 0 ? 0 : (body.cellEffect[cell] as number))
  }
}

function linearEstimate(features: FittedFeatures, body: LinearBody, encoder: RideEncoder): Estimate {
  const width = encoder.names.length
  const dense = new Float32Array(width)
  return (rides, i) => {
    encoder.encode(rides, i, features.tables, dense, 0)
    standardise(dense, 0, 1, features.centre, features.scale)
    let sum =
      body.intercept +
      (body.pickup[encoder.pickupCategory(rides.pickupZone[i] as number)] as number) +
      (body.dropoff[encoder.dropoffCategory(rides.dropoffZone[i] as number)] as number)
    for (let j = 0; j < width; j++) sum += (body.weights[j] as number) * (dense[j] as number)
    return sum
  }
}
