import { dayOf, monthStart } from '@/lib/shared/local-time'
import type { Dataset } from '@/lib/trips/dataset'
import type { Profile, RidesOfDay } from '@/lib/trips/profile'

/** What a dataset says of when its rides were. */
export type RideSpan = Pick<Dataset, 'from' | 'to'> & { readonly profile: Pick<Profile, 'months' | 'days'> }

/** A dataset's rides by day. Where the profile has only months (the first release), they are spread evenly over the days of each. */
export function ridesByDay({ from, to, profile }: RideSpan): {
  readonly days: readonly RidesOfDay[]
  readonly isExact: boolean
} {
  if (profile.days) return { days: profile.days, isExact: true }
  const days = profile.months.flatMap(({ month, rows }) => {
    const first = Math.max(dayOf(from), dayOf(monthStart(month)))
    const last = Math.min(dayOf(to), dayOf(monthStart(month + 1)) - 1)
    const length = Math.max(1, last - first + 1)
    return Array.from({ length }, (_, i) => ({ day: first + i, rows: rows / length }))
  })
  return { days, isExact: false }
}
