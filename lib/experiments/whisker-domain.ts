import type { Figure } from '@/lib/evaluation/enough-rides'

/**
 * One domain for a whole column of intervals: from the lowest low to where the bulk ends, so that one bad model does not squeeze the
 * others into a corner (it gets an arrow). A value without an interval counts as itself. Rounded outward to 0.05.
 */
export function whiskerDomain(intervals: readonly Figure[]): readonly [number, number] {
  if (intervals.length === 0) return [0, 1]
  const values = intervals.map((each) => each.value).sort((a, b) => a - b)
  const best = values[0] as number
  const median = values[Math.floor((values.length - 1) / 2)] as number
  const reach = Math.max(best * 1.14, best + (median - best) * 3)
  const inside = intervals.filter((each) => each.value <= reach)
  const low = Math.min(...inside.map((each) => each.bounds?.[0] ?? each.value))
  const high = Math.max(...inside.map((each) => each.bounds?.[1] ?? each.value))
  const margin = Math.max((high - low) * 0.06, 0.01)
  const down = Math.floor((low - margin) * 20) / 20
  const up = Math.ceil((high + margin) * 20) / 20
  return [down, up > down ? up : down + 0.05]
}
