import { weekdayAndHour } from '@/components/ui/week-grid'
import { formatMetric } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import type { Profile } from '@/lib/trips/profile'

/** "Busiest: Tue 16–17, 845 trips." */
export function busiestHour({ hourOfWeek }: Pick<Profile, 'hourOfWeek'>): string {
  const most = Math.max(0, ...hourOfWeek)
  if (most === 0) return 'No trips.'
  const [weekday, hour] = weekdayAndHour(hourOfWeek.indexOf(most))
  return `Busiest: ${weekday} ${hour}–${hour + 1}, ${sayCount(most, 'trip')}.`
}

/** Medians of fewer rides say little. */
const LEAST_RIDES = 5

export const enoughToColour = (rides: number): boolean => rides >= LEAST_RIDES

/** "Slowest: Tue 16–17, median 14.2 min." */
export function slowestHour(minutes: readonly (number | null)[]): string {
  const most = Math.max(...minutes.map((value) => value ?? 0))
  if (most === 0) return 'Too few trips to say.'
  const [weekday, hour] = weekdayAndHour(minutes.indexOf(most))
  return `Slowest: ${weekday} ${hour}–${hour + 1}, median ${formatMetric(most)} min.`
}

/** A round upper end for a ramp of counts. */
export function rampEnd(most: number): number {
  if (most <= 9) return 9
  const magnitude = 10 ** Math.floor(Math.log10(most))
  return Math.ceil(most / (magnitude / 2)) * (magnitude / 2)
}

/** In how many zones half of the trips begin, among the top zones known; null where these do not hold half. */
export function zonesForHalf(top: Profile['topPickups'], rows: number): number | null {
  let sum = 0
  for (const [i, zone] of top.entries()) {
    sum += zone.rows
    if (sum >= rows / 2) return i + 1
  }
  return null
}
