import { seededRandom, shuffle } from '@/lib/shared/random'

/** A whole, cut into as many parts as the smallest step of a learning curve needs. */
export const PARTS = 16

const HOUR = 3_600

/** Rows by the hour of their pickup, within an hour in dataset order. Counts hours, compares nothing. */
export function byHour(pickupAt: Int32Array, rows: Int32Array): Int32Array {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const row of rows) {
    const hour = Math.floor((pickupAt[row] as number) / HOUR)
    if (hour < first) first = hour
    if (hour > last) last = hour
  }
  if (rows.length === 0) return rows
  const next = new Int32Array(last - first + 2)
  const slot = (row: number) => Math.floor((pickupAt[row] as number) / HOUR) - first
  for (const row of rows) next[slot(row) + 1] = (next[slot(row) + 1] as number) + 1
  for (let i = 1; i < next.length; i++) next[i] = (next[i] as number) + (next[i - 1] as number)
  const ordered = new Int32Array(rows.length)
  for (const row of rows) {
    const at = next[slot(row)] as number
    ordered[at] = row
    next[slot(row)] = at + 1
  }
  return ordered
}

/**
 * Parts of some rows that grow without losing what they had, each spread over the whole time: of every 16 rides that follow one another,
 * `part(from, to)` has those drawn from-th to (to − 1)-th. Two parts that do not overlap share no ride.
 */
export function growingParts(
  pickupAt: Int32Array,
  rows: Int32Array,
  seed: number,
): (from: number, to: number) => Int32Array {
  const ordered = byHour(pickupAt, rows)
  const random = seededRandom(seed)
  const rank = new Uint8Array(ordered.length)
  const order = Int32Array.from({ length: PARTS }, (_, i) => i)
  for (let block = 0; block < ordered.length; block += PARTS) {
    shuffle(order, random)
    for (let i = block; i < Math.min(block + PARTS, ordered.length); i++) rank[i] = order[i - block] as number
  }
  return (from, to) => ordered.filter((_, i) => (rank[i] as number) >= from && (rank[i] as number) < to).sort()
}

/** At most `most` of the rows, spread evenly over their time: one drawn from each of as many equal stretches. In dataset order. */
export function sampleRows(pickupAt: Int32Array, rows: Int32Array, most: number, seed: number): Int32Array {
  if (rows.length <= most) return rows
  const ordered = byHour(pickupAt, rows)
  const random = seededRandom(seed)
  return Int32Array.from({ length: most }, (_, i) => {
    const from = Math.floor((i * ordered.length) / most)
    const to = Math.floor(((i + 1) * ordered.length) / most)
    return ordered[from + random.int(to - from)] as number
  }).sort()
}
