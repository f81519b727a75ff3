import { formatCount } from '@/lib/shared/format-number'
import { type Failure, fail } from '@/lib/shared/result'
import { dayAndMonth } from '../read-time'
import type { DateOrder, TripFormat } from './trip-format'

/** The texts of a time, "" where a row has none, and what to call the columns that they stand in. */
export interface TimesOfRows {
  readonly called: string
  readonly texts: readonly string[]
}

/** Dates whose order no row tells, or of which rows prove both. */
export interface OpenOrder {
  /** What rows prove, as a sentence; null where none proves any. */
  readonly mixed: string | null
}

export interface DatesRead {
  readonly order: DateOrder | null
  /** A sentence about how they are read; null where there is no date whose year comes last. */
  readonly note: string | null
  readonly open: OpenOrder | null
  /** Why they cannot be read; only of weight where the times are dates. */
  readonly refusal: Failure | null
}

/** Where fewer of the dates that tell their order tell the other one, those are errors of their rows. */
const DIRT_SHARE = 0.01

const ORDER_WORDS: Readonly<Record<DateOrder, string>> = { dmy: 'day first', mdy: 'month first' }
const OTHER: Readonly<Record<DateOrder, DateOrder>> = { dmy: 'mdy', mdy: 'dmy' }

/**
 * Reads dates as a number above twelve says; else as a person says, who is asked only where the rows do not tell; else as the format declares.
 * Refuses with `trips/date-order` where nothing tells, with `trips/mixed-date-order` where rows prove both orders and no person has chosen,
 * with `trips/date-order-of-columns` where two columns are each in an order of their own, which no choice reads.
 */
export function readDates(
  format: Pick<TripFormat, 'dateOrder' | 'needsAllColumns'>,
  times: readonly TimesOfRows[],
  said: DateOrder | null,
  file: string,
): DatesRead {
  const proofs = times.map(({ texts }) => texts.map(proofOf))
  const all = { texts: times.map(({ texts }) => texts), proofs }
  const { dmy, mdy } = tallyOf(all)
  const told = toldBy(dmy.rows, mdy.rows)
  const isMixed = told === null && dmy.rows + mdy.rows > 0
  if (isMixed) {
    const apart = columnsApart(times, proofs)
    if (apart !== null) return refused('trips/date-order-of-columns', `${file}: ${apart}`)
  }
  const mapped = format.needsAllColumns ? format.dateOrder : null
  const mixed = isMixed
    ? `${file}: of the first rows ${counted(dmy)} can only be day first (such as "${dmy.first}") and ${counted(mdy)} only month first (such as "${mdy.first}"), so that no order fits all dates.`
    : null
  const order = told ?? said ?? (isMixed ? mapped : format.dateOrder)
  const open = told === null ? { mixed } : null
  if (isMixed && order === null)
    return refused(
      'trips/mixed-date-order',
      `${mixed}\nWrite them in one order and import the file again. Or choose an order in the import dialog, or with --date-order dmy or mdy in a terminal: rows that do not fit it are rejected, and dates that fit both are read in it.`,
    )
  const seen = firstOf(all, (proof) => proof === 'both' || (order === null ? proof !== null : proof === order))
  if (seen === null) return { order, note: null, open: null, refusal: null }
  if (order === null)
    return refused(
      'trips/date-order',
      `${file}: dates such as "${seen}" can be read day first or month first, and none of the first rows says which. Choose it in the import dialog, or with --date-order dmy or mdy in a terminal.`,
    )
  const why =
    told !== null
      ? `because of "${(told === 'dmy' ? dmy : mdy).first}"`
      : said !== null
        ? 'as was said'
        : mapped !== null
          ? 'as the mapping says'
          : 'as this format has them'
  const misfits = order === 'dmy' ? mdy : dmy
  const rest =
    misfits.rows === 0
      ? ''
      : ` ${formatCount(misfits.rows)} of the first ${formatCount(Math.max(...times.map(({ texts }) => texts.length)))} rows ${misfits.rows === 1 ? 'is' : 'are'} rejected for a date that can only be ${ORDER_WORDS[OTHER[order]]}, such as "${misfits.first}".`
  return { order, note: `Dates such as "${seen}" are read ${ORDER_WORDS[order]}, ${why}.${rest}`, open, refusal: null }
}

/** The order that a text proves, or `both` for a date that has its year last and can be read in either; null for any other text. */
function proofOf(text: string): DateOrder | 'both' | null {
  const parts = dayAndMonth(text)
  if (!parts) return null
  const [one, other] = parts
  if (one > 12 && one <= 31 && other <= 12) return 'dmy'
  return other > 12 && other <= 31 && one <= 12 ? 'mdy' : 'both'
}

type Proof = ReturnType<typeof proofOf>

interface Proven {
  readonly texts: readonly (readonly string[])[]
  readonly proofs: readonly (readonly Proof[])[]
}

interface Tally {
  /** Rows with a date that proves the order. */
  readonly rows: number
  readonly first: string | null
}

function tallyOf(proven: Proven): Readonly<Record<DateOrder, Tally>> {
  const length = Math.max(0, ...proven.proofs.map((column) => column.length))
  const tally = (order: DateOrder) => {
    let rows = 0
    for (let i = 0; i < length; i++) if (proven.proofs.some((column) => column[i] === order)) rows++
    return { rows, first: firstOf(proven, (proof) => proof === order) }
  }
  return { dmy: tally('dmy'), mdy: tally('mdy') }
}

/** Null where neither is proven, or both by too many. */
function toldBy(dmy: number, mdy: number): DateOrder | null {
  if (Math.min(dmy, mdy) >= DIRT_SHARE * (dmy + mdy)) return null
  return dmy > mdy ? 'dmy' : 'mdy'
}

function firstOf({ texts, proofs }: Proven, is: (proof: Proof) => boolean): string | null {
  for (const [column, each] of proofs.entries()) {
    const at = each.findIndex(is)
    if (at >= 0) return texts[column]?.[at] ?? null
  }
  return null
}

/** What is wrong where each column has one order and they differ; else null. */
function columnsApart(times: readonly TimesOfRows[], proofs: Proven['proofs']): string | null {
  const each = times.map(({ called, texts }, i) => {
    const tally = tallyOf({ texts: [texts], proofs: [proofs[i] ?? []] })
    const order = toldBy(tally.dmy.rows, tally.mdy.rows)
    return {
      order,
      words: order && `${called} are ${ORDER_WORDS[order]} (${counted(tally[order])}, such as "${tally[order].first}")`,
    }
  })
  const [one, other] = each
  if (!one?.order || !other?.order || one.order === other.order) return null
  return `the dates of ${one.words}, those of ${other.words}, so that no order fits both.\nWrite both columns in one order, such as 2023-02-03 08:15:00, and import the file again.`
}

const counted = ({ rows }: Tally): string => `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`

const refused = (code: string, message: string): DatesRead => ({
  order: null,
  note: null,
  open: null,
  refusal: fail(code, message).error,
})
