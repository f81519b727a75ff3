/** Raw minutes of one ride, before they are clamped: the forward pass of every family. */
import type { FittedFeatures } from '@/lib/features/fitted-features'
import { findKey } from '@/lib/features/place-index'
import type { RideColumns } from '@/lib/features/ride-columns'
import type { RideEncoder } from '@/lib/features/ride-encoder'
import { standardise } from '@/lib/features/standardise'
import { forestForward } from './forest-forward'
import { WEEK_BANDS, weekBandOf } from './hour-bands'
import { layerKernel } from './layer-kernel'
import type { LinearBody, ModelBody, NeuralBody, PairHourLookupBody } from './model-body'
import { neuralForward, type ZoneParts, zoneParts } from './neural-forward'

export type Estimate = (rides: RideColumns, i: number) => number

/** A body in the form that predicts: plain data, which crosses threads. */
export type PreparedBody =
  | Exclude<ModelBody, NeuralBody>
  | { readonly kind: 'prepared-net'; readonly net: NeuralBody; readonly parts: ZoneParts }

/** The costly part of bringing a model to life. */
export const prepareBody = (body: ModelBody): PreparedBody =>
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
