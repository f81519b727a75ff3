import { fail, ok, type Result } from '@/lib/shared/result'
import { MOST_SIMULATED_RIDES, type SimulationOptions } from './simulation-options'

/** Fails with `simulation/out-of-range`. */
export function checkSimulation(options: SimulationOptions): Result<SimulationOptions> {
  const { seed, rides } = options
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    return fail('simulation/out-of-range', `The seed ${seed} is not a whole number from 0 to 4294967295.`)
  if (!Number.isInteger(rides) || rides < 1_000 || rides > MOST_SIMULATED_RIDES)
    return fail('simulation/out-of-range', `${rides} rides cannot be simulated; 1,000 to ${MOST_SIMULATED_RIDES} can.`)
  return ok(options)
}
