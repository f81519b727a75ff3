/**
 * Lower limits of at most `most` classes of counts that hold about the same number of things each, ascending; the first is the least count.
 * Limits have two digits, so that they can be read, and no two are the same. None of no counts.
 */
export function countClasses(counts: readonly number[], most: number): readonly number[] {
  const sorted = [...counts].sort((a, b) => a - b)
  const least = sorted[0]
  if (least === undefined) return []
  const limits = [least]
  for (let i = 1; i < most; i++) {
    const limit = twoDigits(sorted[Math.floor((i * sorted.length) / most)] ?? 0)
    if (limit > (limits.at(-1) ?? 0) && limit <= (sorted.at(-1) ?? 0)) limits.push(limit)
  }
  return limits
}

/** The class of a count: how many of the limits above the first it reaches. */
export function classOf(count: number, limits: readonly number[]): number {
  let n = 0
  while (n + 1 < limits.length && count >= (limits[n + 1] ?? 0)) n++
  return n
}

function twoDigits(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1)
  return Math.round(count / unit) * unit
}
