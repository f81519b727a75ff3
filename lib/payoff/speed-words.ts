import { LEAST_RIDES } from '@/lib/features/split'
import { formatCount, formatFixed } from '@/lib/shared/format-number'
import type { SpeedByHour } from './speed-by-hour'

/** Rides from which on an hour's speed is its own, and is told. */
const LEAST_OF_AN_HOUR = 100
/** Speeds outside of this are no fact about traffic: what is known of distance does not tell how long rides take. */
const SLOWEST_KMH = 2
const FASTEST_KMH = 130

const NBSP = '\u00a0'

/** `weekdays at 17:00`. */
const hourName = (cell: number): string =>
  `${cell < 24 ? 'weekdays' : 'weekends'} at ${String(cell % 24).padStart(2, '0')}:00`

/** How "distance ÷ speed" reckons and how fast rides go, in sentences; why no speed is told where there is none to trust; empty if unknown. */
export function speedWords({ distance, startMinutes, minutesPerKm, rides }: SpeedByHour): string {
  if (!rides) return ''
  const all = rides.reduce((sum, each) => sum + each, 0)
  if (all < LEAST_RIDES)
    return `It learnt from ${formatCount(all)} ${all === 1 ? 'ride' : 'rides'}, too few to tell how fast rides go: that takes ${LEAST_RIDES}.`
  const told = minutesPerKm
    .map((pace, cell) => ({ cell, kmh: 60 / pace }))
    .filter(({ cell }) => (rides[cell] as number) >= LEAST_OF_AN_HOUR)
    .toSorted((a, b) => a.kmh - b.kmh)
  const ofAll = (60 * all) / minutesPerKm.reduce((sum, pace, cell) => sum + pace * (rides[cell] as number), 0)
  const [slowest, fastest] = [told[0]?.kmh ?? ofAll, told.at(-1)?.kmh ?? ofAll]
  if (!(slowest >= SLOWEST_KMH && fastest <= FASTEST_KMH))
    return 'How long these rides take hardly follows from how far they go, so no speed is told.'
  const start = `${formatFixed(startMinutes, 1)}${NBSP}min`
  const kilometres = (kmh: number): string => `${formatFixed(kmh, 0)}${NBSP}km/h`
  const [first, last] = [told[0], told.at(-1)]
  const speed =
    first && last && first !== last
      ? `the usual speed of the hour, from ${kilometres(slowest)} (${hourName(first.cell)}) to ${kilometres(fastest)} (${hourName(last.cell)})`
      : `the usual speed, about ${kilometres(ofAll)}`
  const way =
    distance === 'straight'
      ? 'Distance is the straight line between the two places'
      : 'Distance is what the meter usually showed between the two places'
  const few = told.length < rides.length
  return `Distance ÷ speed gives every ride ${start}, plus the time that its distance takes at ${speed}. ${way}; speeds leave the ${start} out, so a whole ride is slower.${
    few ? ` Hours with fewer than ${LEAST_OF_AN_HOUR} rides lean on all hours, and their speed is not told.` : ''
  }`
}
