/** Bins for categories, besides bin 0, which those have that no row is of. */
const MOST_BINS = 254
/** Bins that the most frequent categories have to themselves where there are more than bins. */
const ALONE = 200
/** A rare category's mean counts as if so many more rides had the mean of all. */
const SMOOTHING = 10

/**
 * The bin of each category, 1 to 254. Where there are more, the 200 most frequent have one each; the others, in the order of their smoothed
 * mean target, share the rest evenly: what is rare stays beside what is like it.
 */
export function binCategories(categories: Int32Array, count: number, target: Float32Array): Uint8Array {
  const rows = new Int32Array(count)
  const sums = new Float64Array(count)
  let sum = 0
  for (let i = 0; i < categories.length; i++) {
    const category = categories[i] as number
    rows[category] = (rows[category] as number) + 1
    sums[category] = (sums[category] as number) + (target[i] as number)
    sum += target[i] as number
  }
  const mean = sum / Math.max(1, categories.length)
  const rowsOf = (category: number) => rows[category] as number
  const seen = [...rows.keys()].filter((category) => rowsOf(category) > 0).sort((a, b) => rowsOf(b) - rowsOf(a))
  const binOf = new Uint8Array(count)
  const alone = seen.length <= MOST_BINS ? seen : seen.slice(0, ALONE)
  for (const [i, category] of alone.entries()) binOf[category] = i + 1

  const smoothed = (category: number) =>
    ((sums[category] as number) + SMOOTHING * mean) / (rowsOf(category) + SMOOTHING)
  const rare = seen.slice(alone.length).sort((a, b) => smoothed(a) - smoothed(b) || a - b)
  const share = rare.reduce((all, category) => all + rowsOf(category), 0) / (MOST_BINS - ALONE)
  let before = 0
  for (const category of rare) {
    binOf[category] = ALONE + 1 + Math.min(MOST_BINS - ALONE - 1, Math.floor(before / share))
    before += rowsOf(category)
  }
  return binOf
}
