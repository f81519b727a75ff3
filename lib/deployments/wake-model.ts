import { gridFor, predictorOf } from '@/lib/models/create-predictor'
import type { Predictor, RideColumns } from '@/lib/models/predictor'
import type { Clock } from '@/lib/shared/clock'
import type { Pause } from '@/lib/shared/pause'
import type { CheckedModel } from './checked-model'
import type { LoadedModel } from './loaded-model'
import { takeRides } from './take-rides'

/** Rounds of the golden rides that a model predicts before it answers anybody, so that the first caller does not wait for the compiler. */
const WARM_ROUNDS = 8
/** A large net is compiled long before it is through with them. */
const WARM_MS = 200
/** How long others wait at most for a model to be warmed, milliseconds. */
const SLICE_MS = 10

export interface WakeDeps {
  readonly clock: Clock
  readonly pause: Pause
}

/** A checked model, assembled and warmed in slices of about 10 ms, so that the other models go on answering meanwhile. */
export async function wakeModel({ facts, prepared, golden }: CheckedModel, deps: WakeDeps): Promise<LoadedModel> {
  const predictor = predictorOf(prepared, await gridFor(prepared.features))
  return { ...facts, predictor, rideMs: await warm(predictor, golden, deps) }
}

/** Milliseconds that a ride takes once warm. */
async function warm(predictor: Predictor, rides: RideColumns, { clock, pause }: WakeDeps): Promise<number> {
  const began = clock.now()
  let spent = 0
  let predicted = 0
  while (predicted < WARM_ROUNDS * rides.rows && clock.now() - began < WARM_MS) {
    const start = clock.now()
    let inSlice = 0
    while (clock.now() - start < SLICE_MS && predicted + inSlice < WARM_ROUNDS * rides.rows) {
      const row = (predicted + inSlice) % rides.rows
      predictor.predict(takeRides(rides, row, row + 1))
      inSlice++
    }
    predicted += inSlice
    spent = (clock.now() - start) / inSlice
    await pause()
  }
  return spent
}
