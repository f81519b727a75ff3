import { quote } from '@/lib/shared/quote'

const MOST_RUNS = 6

/** Why a ride from or to a place cannot be predicted; `accepts` is the model's own sentence part. */
export const unknownZone = (place: string | number, accepts: string): string =>
  `The model does not know the zone ${typeof place === 'number' ? place : quote(place, 64)}. It accepts ${accepts}.`

/** Zone ids in words: "zone ids 1–103, 106–263". Long lists end in the number of those left out. */
export function describeZones(ids: readonly number[]): string {
  if (ids.length === 0) return 'no zone ids'
  const runs: { first: number; last: number }[] = []
  for (const id of [...ids].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && id <= run.last + 1) run.last = id
    else runs.push({ first: id, last: id })
  }
  const shown = runs
    .slice(0, MOST_RUNS)
    .map(({ first, last }) => (first === last ? `${first}` : `${first}${last === first + 1 ? ', ' : '–'}${last}`))
  const left = runs.slice(MOST_RUNS).reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return `zone ids ${shown.join(', ')}${left > 0 ? ` and ${left} more up to ${runs.at(-1)?.last}` : ''}`
}
