import { judgedRides, type Part } from '@/lib/evaluation/judged-rides'
import { measureErrors } from '@/lib/evaluation/measure-errors'
import { type Split, splitRows } from '@/lib/features/split'
import { createPredictor } from '@/lib/models/create-predictor'
import { FAMILIES } from '@/lib/models/families/all'
import { minutesOf, rangeOf } from '@/lib/models/minutes'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { LookupTable } from './run-report'

/** The lookup table learnt from a split's training rides and judged on one of its parts: what every model has to beat. Null where it cannot be. */
export function lookupTable(trips: TripColumns, split: Split, part: Part): LookupTable | null {
  const family = FAMILIES['pair-hour-lookup']
  const rows = splitRows(trips.pickupAt, split)
  const rides = judgedRides(trips, split, part)
  if (!family.fit || !rows.ok || !rides.ok) return null
  const judged = part === 'test' ? rows.value.test : rows.value.valid
  if (!judged) return null
  const { train } = rows.value
  const fitted = family.fit({ trips, rows: train, spec: { features: [] }, zoneSet: null, settings: {}, seed: 1 })
  if (!fitted.ok) return null
  const predictor = createPredictor({ ...fitted.value, range: rangeOf(minutesOf(trips, train)) })
  const predicted = predictor.predict(pickTrips(trips, judged)).minutes
  return { predicted, metrics: measureErrors(rides.value, predicted) }
}
