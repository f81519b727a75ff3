import type { Split } from '@/lib/features/split'
import { rowsBetween } from '@/lib/features/split'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { JudgedRides } from './error-report'

/** Which rides a report is about. */
export type Part = 'valid' | 'test'

/** The rides of one part of a split, in dataset order: the order in which a run's predictions are kept. */
export function judgedRides(trips: TripColumns, split: Split, part: Part): Result<JudgedRides> {
  if (part === 'test' && split.testFrom === null) return fail('evaluation/no-test', 'This split has no test period.')
  const [from, to] =
    part === 'test' && split.testFrom !== null
      ? [split.testFrom, split.to]
      : [split.validFrom, split.testFrom ?? split.to]
  const rows = rowsBetween(trips.pickupAt, from, to)
  const rides = {
    rows: rows.length,
    pickupAt: new Int32Array(rows.length),
    pickupZone: new Uint16Array(rows.length),
    dropoffZone: new Uint16Array(rows.length),
    minutes: new Float32Array(rows.length),
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    rides.pickupAt[i] = trips.pickupAt[row] as number
    rides.pickupZone[i] = trips.pickupZone[row] as number
    rides.dropoffZone[i] = trips.dropoffZone[row] as number
    rides.minutes[i] = ((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60
  }
  return ok(rides)
}
