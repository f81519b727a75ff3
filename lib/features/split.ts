import { dayOf, formatLocalDate, type LocalSeconds, localSeconds, monthOf, monthStart } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'

const DAY = 86_400

/**
 * A split by time only: train is [from, validFrom), validation [validFrom, testFrom ?? to), test [testFrom, to), by pickup time.
 * A row belongs to exactly one part.
 */
export interface Split {
  readonly from: LocalSeconds
  readonly validFrom: LocalSeconds
  readonly testFrom: LocalSeconds | null
  /** Exclusive. */
  readonly to: LocalSeconds
}

/** Indices of the rows of each part, in dataset order. Rows outside the split are in none. */
export interface SplitRows {
  readonly train: Int32Array
  readonly valid: Int32Array
  readonly test: Int32Array | null
}

/**
 * Cuts at the last month boundary that leaves rows on both sides; within one month, at the start of the day that leaves about a fifth
 * of the days for validation. Bounds are whole days. Fails where all rides start on one day.
 */
export function defaultSplit(pickupAt: Int32Array): Result<Split> {
  if (pickupAt.length === 0) return fail('split/no-rows', 'There are no rides to split.')
  let first = pickupAt[0] as number
  let last = first
  for (const at of pickupAt) {
    if (at < first) first = at
    if (at > last) last = at
  }
  const from = localSeconds(dayOf(first) * DAY)
  const to = localSeconds((dayOf(last) + 1) * DAY)
  if (monthOf(first) !== monthOf(last)) return ok({ from, validFrom: monthStart(monthOf(last)), testFrom: null, to })
  const days = dayOf(last) - dayOf(first) + 1
  if (days < 2)
    return fail(
      'split/one-day',
      `All rides start on ${formatLocalDate(first)}: there is no later day to validate on. Add another file.`,
    )
  const validDays = Math.max(1, Math.round(days / 5))
  return ok({ from, validFrom: localSeconds(to - validDays * DAY), testFrom: null, to })
}

/** Fails where bounds are out of order. */
export function checkSplit(split: Split): Result<Split> {
  const bounds = [split.from, split.validFrom, ...(split.testFrom === null ? [] : [split.testFrom]), split.to]
  const ordered = bounds.every((bound, i) => Number.isInteger(bound) && (i === 0 || bound > (bounds[i - 1] as number)))
  return ordered
    ? ok(split)
    : fail('split/out-of-order', `The dates ${bounds.map(formatLocalDate).join(', ')} must follow one another.`)
}

/** Sorts rows into the parts by pickup time. Fails where training or a part asked for has no row. */
export function splitRows(pickupAt: Int32Array, split: Split): Result<SplitRows> {
  const checked = checkSplit(split)
  if (!checked.ok) return checked
  const testFrom = split.testFrom ?? split.to
  const train = rowsBetween(pickupAt, split.from, split.validFrom)
  const valid = rowsBetween(pickupAt, split.validFrom, testFrom)
  const test = split.testFrom === null ? null : rowsBetween(pickupAt, testFrom, split.to)
  for (const [part, rows, from, to] of [
    ['training', train, split.from, split.validFrom],
    ['validation', valid, split.validFrom, testFrom],
    ['test', test, testFrom, split.to],
  ] as const)
    if (rows !== null && rows.length === 0)
      return fail(
        'split/empty-part',
        `No ride starts in the ${part} period, ${formatLocalDate(from)} to ${formatLocalDate(to)}. Move the dates.`,
      )
  return ok({ train, valid, test })
}

/** Rows that start in [from, to), in dataset order. */
export function rowsBetween(pickupAt: Int32Array, from: number, to: number): Int32Array {
  let count = 0
  for (const at of pickupAt) if (at >= from && at < to) count++
  const rows = new Int32Array(count)
  let n = 0
  for (let i = 0; i < pickupAt.length; i++) {
    const at = pickupAt[i] as number
    if (at >= from && at < to) rows[n++] = i
  }
  return rows
}

/**
 * The last days of some rows, for early stopping or a choice of settings inside the training period: the fewest whole days that hold at
 * least `share` of the rows, never all of them. Of rows of one day the tail is empty.
 */
export function splitTail(
  pickupAt: Int32Array,
  rows: Int32Array,
  share: number,
): { readonly head: Int32Array; readonly tail: Int32Array } {
  const perDay = new Map<number, number>()
  for (const row of rows) {
    const day = dayOf(pickupAt[row] as number)
    perDay.set(day, (perDay.get(day) ?? 0) + 1)
  }
  const days = [...perDay.keys()].sort((a, b) => a - b)
  let cut = days.length
  let held = 0
  while (cut > 1 && held < share * rows.length) held += perDay.get(days[--cut] as number) as number
  const from = cut < days.length ? (days[cut] as number) * DAY : Number.POSITIVE_INFINITY
  return {
    head: rows.filter((row) => (pickupAt[row] as number) < from),
    tail: rows.filter((row) => (pickupAt[row] as number) >= from),
  }
}
