import type { Resident } from '@/lib/deployments/fleet'
import type { LoadedModel } from '@/lib/deployments/loaded-model'
import { takeRides } from '@/lib/deployments/take-rides'
import { ENDS_A_RIDE, INTERVAL_LEVELS } from '@/lib/models/interval-table'
import type { Predictions, RideColumns } from '@/lib/models/predictor'
import { localSeconds } from '@/lib/shared/local-time'
import type { Pause } from '@/lib/shared/pause'
import type { Outcome } from './outcome'
import { placeRides } from './place-rides'
import type { LoggedPrediction } from './prediction-log'
import { readRides } from './read-rides'
import type { Prediction, PredictResponse, Ride } from './schema/predict'
import type { ServingDeps } from './serving-deps'

/** Five decimals: finer than a model is, coarser than the noise of float32. */
const rounded = (minutes: number): number => Math.round(minutes * 1e5) / 1e5

/** How long one request may keep the thread to itself, milliseconds; a batch that takes longer is predicted in slices. */
const SLICE_MS = 15

/** A program calls for rides that are driven; a person tries the model in the studio's playground or behind a share link. */
export type Purpose = 'served' | 'tried'

/**
 * Answers a predict request from memory alone: no disk, and no waiting but for a large batch. One resident is held throughout, so one
 * answer names one version. Only served rides are counted and logged, so that nobody's looking around is taken for traffic.
 */
export function predictRides(
  body: Uint8Array,
  resident: Resident,
  purpose: Purpose,
  deps: ServingDeps,
): Outcome | Promise<Outcome> {
  const read = readRides(body)
  if (!read.ok) return read.refusal
  const rides = read.value
  const placed = placeRides(rides, resident.live)
  if ('kind' in placed) return placed
  const { columns } = placed
  const { predictor, rideMs } = resident.live
  const reply = (predictions: Predictions) => answer(rides, columns, predictions, resident, purpose, deps)
  if (rides.length * rideMs <= SLICE_MS) return reply(predictor.predict(columns))
  return predictInSlices(resident.live, columns, deps.pause).then(reply)
}

async function predictInSlices(
  { predictor, rideMs }: LoadedModel,
  columns: RideColumns,
  pause: Pause,
): Promise<Predictions> {
  const whole: Predictions = {
    minutes: new Float32Array(columns.rows),
    clamped: new Uint8Array(columns.rows),
    similarRides: new Int32Array(columns.rows),
    unseenPlace: new Uint8Array(columns.rows),
  }
  const size = Math.max(1, Math.floor(SLICE_MS / rideMs))
  for (let from = 0; from < columns.rows; from += size) {
    const part = predictor.predict(takeRides(columns, from, Math.min(columns.rows, from + size)))
    whole.minutes.set(part.minutes, from)
    whole.clamped.set(part.clamped, from)
    whole.similarRides.set(part.similarRides, from)
    whole.unseenPlace.set(part.unseenPlace, from)
    await pause()
  }
  return whole
}

/** The narrower of the two: a dispatcher plans by it. */
const intervalAt = (ends: Float32Array, row: number): Prediction['interval'] => ({
  level: INTERVAL_LEVELS[0],
  low: rounded(ends[row * ENDS_A_RIDE] as number),
  high: rounded(ends[row * ENDS_A_RIDE + 1] as number),
})

function answer(
  rides: readonly Ride[],
  columns: RideColumns,
  { minutes, clamped, similarRides, unseenPlace }: Predictions,
  resident: Resident,
  purpose: Purpose,
  deps: ServingDeps,
): Outcome {
  const { version, endpoint, deployment, counter } = resident
  const isLogged = purpose === 'served' && deps.log.days > 0
  const logged: LoggedPrediction[] = []
  const at = deps.clock.now()
  const predictions: Prediction[] = []
  const ends = resident.live.predictor.intervalEnds(columns, minutes)
  for (const [row, ride] of rides.entries()) {
    const id = ride.id ?? deps.newId()
    const duration = rounded(minutes[row] ?? Number.NaN)
    if (!Number.isFinite(duration)) throw new Error(`${version} predicted no number`)
    const similar = similarRides[row] ?? 0
    const isClamped = clamped[row] === 1
    predictions.push({
      id,
      minutes: duration,
      ...(isClamped ? { clamped: true } : null),
      ...(ends && { interval: intervalAt(ends, row) }),
      basis: {
        similarRides: similar,
        unseenPair: similar === 0,
        ...(unseenPlace[row] === 1 ? { unseenPlace: true } : null),
      },
      version,
      variant: 'champion',
    })
    if (isLogged)
      logged.push({
        id,
        at,
        endpoint: endpoint.name,
        revision: deployment.revision,
        version,
        pickupAt: localSeconds(columns.pickupAt[row] ?? 0),
        pickup: columns.pickupZone[row] ?? 0,
        dropoff: columns.dropoffZone[row] ?? 0,
        minutes: duration,
        unseenPair: similar === 0,
        clamped: isClamped,
      })
  }
  if (purpose === 'served') counter.rides += rides.length
  if (isLogged) deps.log.append(logged)
  return {
    kind: 'text',
    status: 200,
    text: JSON.stringify({ endpoint: endpoint.name, predictions } satisfies PredictResponse),
  }
}
