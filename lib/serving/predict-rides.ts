import type { Resident } from '@/lib/deployments/fleet'
import { localSeconds } from '@/lib/shared/local-time'
import type { Outcome } from './outcome'
import { placeRides } from './place-rides'
import type { LoggedPrediction } from './prediction-log'
import { readRides } from './read-rides'
import type { Prediction, PredictResponse } from './schema/predict'
import type { ServingDeps } from './serving-deps'

/** Five decimals: finer than a model is, coarser than the noise of float32. */
const rounded = (minutes: number): number => Math.round(minutes * 1e5) / 1e5

/** Answers a predict request from memory alone: no disk, no waiting. One resident is held throughout, so one answer names one version. */
export function predictRides(body: Uint8Array, resident: Resident, deps: ServingDeps): Outcome {
  const read = readRides(body)
  if (!read.ok) return read.refusal
  const rides = read.value
  const placed = placeRides(rides, resident.live)
  if ('kind' in placed) return placed
  const { columns } = placed
  const { minutes, clamped, similarRides } = resident.live.predictor.predict(columns)

  const { version, endpoint, deployment, counter } = resident
  const isLogged = deps.log.days > 0
  const logged: LoggedPrediction[] = []
  const at = deps.clock.now()
  const predictions: Prediction[] = []
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
      basis: { similarRides: similar, unseenPair: similar === 0 },
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
  counter.rides += rides.length
  if (isLogged) deps.log.append(logged)
  return {
    kind: 'text',
    status: 200,
    text: JSON.stringify({ endpoint: endpoint.name, predictions } satisfies PredictResponse),
  }
}
