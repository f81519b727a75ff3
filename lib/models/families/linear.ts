import { z } from 'zod'
import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { fitFeaturesInSteps } from '@/lib/features/fit-features'
import { splitTail } from '@/lib/features/split'
import { transformInSteps } from '@/lib/features/transform'
import type { Steps } from '@/lib/shared/steps'
import { pickTrips } from '@/lib/trips/pick-trips'
import { minutesOf } from '../minutes'
import type { LinearBody } from '../model-body'
import { accumulateNormal, type NormalEquations, solveRidge } from '../ridge'
import type { Family } from './family'

const settings = z.strictObject({
  penalty: z.number().min(0).max(1e6).default(0).meta({
    title: 'Penalty',
    description:
      'How strongly weights are pulled towards 0. 0 chooses among 1 to 300 on the last days of the training period.',
  }),
})

const PENALTIES = [1, 3, 10, 30, 100, 300] as const
const TAIL_SHARE = 0.15

/** Ridge regression on the dense features and one-hot zones, solved exactly. */
export const linear: Family<z.infer<typeof settings>> = {
  label: 'Linear',
  summary:
    'Ridge regression on the dense features and a weight for each zone, solved exactly. Quick, and easy to explain.',
  settings,
  *fit({ trips, rows, spec, zoneSet, settings: { penalty }, seed }) {
    const { fitted: features, matrix } = yield* fitFeaturesInSteps(spec, trips, rows, zoneSet, seed)
    const minutes = minutesOf(trips, rows)
    const chosen = penalty > 0 ? penalty : yield* choosePenalty()
    const [pickups, dropoffs] = [features.pickupZones.length + 1, features.dropoffZones.length + 1]
    const whole = yield* accumulateNormal(matrix, minutes, pickups, dropoffs)
    return { features, body: yield* solve(whole, chosen) }

    /** The penalty whose weights, learnt without the last days, err least on them. */
    function* choosePenalty(): Steps<number> {
      const { head, tail } = splitTail(trips.pickupAt, rows, TAIL_SHARE)
      if (tail.length === 0) return 10
      const early = yield* fitFeaturesInSteps(spec, trips, head, zoneSet, seed)
      const normal = yield* accumulateNormal(
        early.matrix,
        minutesOf(trips, head),
        early.fitted.pickupZones.length + 1,
        early.fitted.dropoffZones.length + 1,
      )
      const tailMatrix = yield* transformInSteps(early.fitted, pickTrips(trips, tail))
      const actual = minutesOf(trips, tail)
      const errors: number[] = []
      for (const candidate of PENALTIES) {
        errors.push(squaredError(yield* solve(normal, candidate), tailMatrix, actual))
        yield
      }
      return PENALTIES[errors.indexOf(Math.min(...errors))] ?? 10
    }
  },
}

function* solve(normal: NormalEquations, penalty: number): Steps<LinearBody> {
  const { width, pickups } = normal
  const weights = yield* solveRidge(normal, penalty)
  return {
    kind: 'linear',
    intercept: Math.fround(weights.at(-1) as number),
    weights: Float32Array.from(weights.subarray(0, width)),
    pickup: Float32Array.from(weights.subarray(width, width + pickups)),
    dropoff: Float32Array.from(weights.subarray(width + pickups, -1)),
  }
}

function squaredError(body: LinearBody, matrix: FeatureMatrix, minutes: Float32Array): number {
  const width = matrix.names.length
  let total = 0
  for (let i = 0; i < matrix.rows; i++) {
    let sum =
      body.intercept +
      (body.pickup[matrix.pickup[i] as number] as number) +
      (body.dropoff[matrix.dropoff[i] as number] as number)
    for (let j = 0; j < width; j++) sum += (body.weights[j] as number) * (matrix.dense[i * width + j] as number)
    const error = sum - (minutes[i] as number)
    total += error * error
  }
  return total
}
