import { dayOf, formatLocalDate, type LocalSeconds, localSeconds, monthOf, monthStart } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { RidesOfDay } from '@/lib/trips/profile'

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

/** A model is judged by at least so many rides on so many days, or nothing is said of how sure its error is. */
export const LEAST_RIDES = 200
export const LEAST_DAYS = 7
/** From so many days on, at least the last seven with rides validate. */
const THREE_WEEKS = 21
/** A month is cut off for validation only if it holds this share of the rides, and the months before it the share after. */
const LEAST_VALID = 0.05
const LEAST_TRAIN = 0.2
const USUAL_VALID = 0.2

/** The same of rides by their pickup times. */
export function defaultSplit(pickupAt: Int32Array): Result<Split> {
  const perDay = new Map<number, number>()
  for (const at of pickupAt) perDay.set(dayOf(at), (perDay.get(dayOf(at)) ?? 0) + 1)
  return splitDays([...perDay].map(([day, rows]) => ({ day, rows })).sort((a, b) => a.day - b.day))
}

/**
 * Cuts at the last month boundary; within one month, at the start of its last fifth of days. Where that leaves too few rides or days to
 * judge by (a month just begun, a day with one ride), cuts at the day that leaves as near as can be to a fifth of the rides. Of three weeks
 * or more the last seven days validate at least, so that something can be said of how sure an error is. Bounds are whole days. Takes days
 * with rides, in order. Fails where all rides start on one day.
 */
export function splitDays(days: readonly RidesOfDay[]): Result<Split> {
  const first = days[0]?.day
  const last = days.at(-1)?.day
  if (first === undefined || last === undefined) return fail('split/no-rows', 'There are no rides to split.')
  if (first === last)
    return fail(
      'split/one-day',
      `All rides start on ${formatLocalDate(first * DAY)}: there is no later day to validate on. Add another file.`,
    )
  const month = dayOf(monthStart(monthOf(last * DAY)))
  const latest = days.at(days.length < THREE_WEEKS ? -1 : -LEAST_DAYS)?.day ?? last
  const usual = month > first ? month : Math.min(latest, last + 1 - Math.max(1, Math.round((last - first + 1) / 5)))
  const cut = isSensible(days, usual) ? usual : fifthOfRides(days, latest)
  return ok({
    from: localSeconds(first * DAY),
    validFrom: localSeconds(cut * DAY),
    testFrom: null,
    to: localSeconds((last + 1) * DAY),
  })
}

const ridesOf = (days: readonly RidesOfDay[]): number => days.reduce((sum, { rows }) => sum + rows, 0)

function isSensible(days: readonly RidesOfDay[], cut: number): boolean {
  const valid = days.filter(({ day }) => day >= cut)
  const [all, judging] = [ridesOf(days), ridesOf(valid)]
  return (
    valid.length >= LEAST_DAYS &&
    judging >= Math.max(LEAST_RIDES, LEAST_VALID * all) &&
    all - judging >= LEAST_TRAIN * all
  )
}

/** The day, `latest` at most, with rides before it from which on there is nearest to a fifth of the rides; of two, the earlier. */
function fifthOfRides(days: readonly RidesOfDay[], latest: number): number {
  const all = ridesOf(days)
  let rest = all
  let best = { day: 0, off: Number.POSITIVE_INFINITY }
  for (const [i, { day, rows }] of days.entries()) {
    const off = Math.abs(rest / all - USUAL_VALID)
    if (i > 0 && day <= latest && off < best.off) best = { day, off }
    rest -= rows
  }
  return best.day
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
