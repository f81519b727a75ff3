import { isHonestAtPickup } from '@/lib/features/feature-spec'
import type { Artefact } from '@/lib/models/artefact'
import { formatLocalDate } from '@/lib/shared/local-time'
import type { TripColumns } from '@/lib/trips/trip-columns'

/** Whether errors on some rides say how a model will fare on rides to come, and why not. */
interface Honesty {
  readonly honest: boolean
  /** Null where it is honest. */
  readonly reason: string | null
  /** Rides that start in the period that the model learnt from. */
  readonly ridesInTraining: number
}

/** A model is judged by rides that it has not learnt from, with what is known when they start. */
export function honestyOf({ features, data }: Pick<Artefact, 'features' | 'data'>, trips: TripColumns): Honesty {
  const from = features.span.from
  const to = Math.min(features.span.to, data.split.validFrom)
  let inside = 0
  for (const at of trips.pickupAt) if (at >= from && at < to) inside++
  const reasons = [
    ...(inside === 0
      ? []
      : [
          `${inside} of the ${trips.rows} rides start in the period that the model learnt from, ${formatLocalDate(from)} to ${formatLocalDate(to - 1)}: on rides that it has seen it errs less than on new ones`,
        ]),
    ...(isHonestAtPickup(features.spec) ? [] : ['the model looks at what is only known when a ride is over']),
  ]
  return {
    honest: reasons.length === 0,
    reason: reasons.length === 0 ? null : reasons.join('; and '),
    ridesInTraining: inside,
  }
}
