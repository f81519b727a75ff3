import { inPieces, type Steps } from '@/lib/shared/steps'
import type { CountedRides } from './counted-rides'
import { expectedMinutes, type PaceFree } from './expected-values'
import { FEWEST_RIDES } from './fitted-features'
import { FoldSums } from './fold-sums'

const HOURS = 168
/** Rides that a parent counts for when an hour's pace is smoothed towards it. */
const PACE_WEIGHT = 50

/** Pace of each hour of the week: minutes ÷ expected minutes, smoothed towards that hour on weekdays or at weekends, and that towards 1. */
export function* countPace(
  rides: CountedRides,
  perFold: readonly PaceFree[],
): Steps<(without: number) => Float32Array> {
  const actual = new FoldSums(HOURS, rides.folds)
  const expected = new FoldSums(HOURS, rides.folds)
  yield* inPieces(rides.rows, (from, to) => {
    for (let i = from; i < to; i++) {
      const f = rides.fold[i] as number
      const hour = rides.hour[i] as number
      const tables = perFold[f] as PaceFree
      actual.add(hour, f, rides.minutes[i] as number)
      expected.add(
        hour,
        f,
        expectedMinutes(tables, rides.pair[i] as number, rides.pickup[i] as number, rides.dropoff[i] as number),
      )
    }
  })
  return (without) => {
    const parents = new Float64Array(48)
    const [count, sum, base] = [new Float64Array(48), new Float64Array(48), new Float64Array(48)]
    const parentOf = (hour: number) => (hour >= 120 ? 24 : 0) + (hour % 24)
    for (let hour = 0; hour < HOURS; hour++) {
      const k = parentOf(hour)
      count[k] = (count[k] as number) + actual.countWithout(hour, without)
      sum[k] = (sum[k] as number) + actual.sumWithout(hour, without)
      base[k] = (base[k] as number) + expected.sumWithout(hour, without)
    }
    for (let k = 0; k < 48; k++) parents[k] = factor(count[k] as number, sum[k] as number, base[k] as number, 1)
    return Float32Array.from({ length: HOURS }, (_, hour) =>
      factor(
        actual.countWithout(hour, without),
        actual.sumWithout(hour, without),
        expected.sumWithout(hour, without),
        parents[parentOf(hour)] as number,
      ),
    )
  }
}

/** Sum ÷ base, smoothed as if the parent had been seen on `PACE_WEIGHT` rides of the same length. */
function factor(n: number, sum: number, base: number, parent: number): number {
  if (n < FEWEST_RIDES || base <= 0) return parent
  const weight = (PACE_WEIGHT * base) / n
  return (sum + weight * parent) / (base + weight)
}
