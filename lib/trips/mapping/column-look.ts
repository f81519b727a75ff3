import { numberStyle } from '../formats/decimal-comma'
import { destroyedTimes, type TimesLook } from '../formats/describe-times'
import { isPlainSpan, isSpan } from '../read-duration'
import { isMissing, readAmount } from '../read-field'
import { readPolyline } from '../read-polyline'
import { dayAndMonth, readTime, readUnixTime, UNREADABLE_TIME } from '../read-time'
import { isClock, joinClock } from '../time-texts'
import type { MappingSample } from './mapping-sample'

/** What the values of a column are, as shares (0–1) of those that are not missing. */
export interface ColumnTraits {
  readonly name: string
  readonly index: number
  readonly values: number
  /** Dates with a time of day; those of midnight alone count as dates. */
  readonly times: number
  readonly dates: number
  readonly clocks: number
  /** What became of the column's times, where they may once have been some. */
  readonly destroyed: TimesLook | null
  /** Lengths such as 0:12:30, 12:30 or PT12M30S; the first part of those that have two and so leave open what they are. */
  readonly spans: number
  readonly openSpans: readonly number[]
  readonly unixSeconds: number
  readonly unixMilliseconds: number
  readonly numbers: number
  readonly wholes: number
  readonly polylines: number
  readonly distinct: number
  readonly min: number
  readonly max: number
  readonly median: number
  /** A value to show. */
  readonly example: string
  /** The times in seconds, NaN where a row has none; for telling the earlier column from the later. */
  readonly seconds: readonly number[]
}

/** The year 1979: smaller numbers are other things. */
const LEAST_UNIX = 3e8
const UNIX_FORMS = ['unix-seconds', 'unix-milliseconds'] as const

const timeOf = (text: string): number => {
  const monthFirst = readTime(text, 'mdy')
  return monthFirst === UNREADABLE_TIME ? readTime(text, 'dmy') : monthFirst
}

/** A date alone, or with a midnight behind it that means nothing. */
const isDate = (text: string): boolean => !isClock(text) && timeOf(joinClock(text, '00:00')) !== UNREADABLE_TIME

function* textsOf(rows: MappingSample['rows']): Iterable<string> {
  for (const { cells } of rows) for (const cell of cells) yield cell.trim()
}

/** Looks at every column of a sample. */
export function columnTraits({ header, rows, delimiter }: MappingSample): readonly ColumnTraits[] {
  const { decimalComma } = numberStyle(textsOf(rows), delimiter)
  return header.map((name, index) => {
    const all = rows.map(({ cells }) => (cells[index] ?? '').trim())
    const texts = all.filter((text) => !isMissing(text))
    const share = (is: (text: string) => boolean) => (texts.length === 0 ? 0 : texts.filter(is).length / texts.length)
    const amount = (text: string) => readAmount(text, decimalComma) ?? Number.NaN
    const numbers = texts.map(amount).filter((value) => !Number.isNaN(value))
    const sorted = numbers.toSorted((a, b) => a - b)
    const times = share((text) => timeOf(text) !== UNREADABLE_TIME || dayAndMonth(text) !== null)
    const dates = share(isDate)
    return {
      name,
      index,
      values: texts.length,
      times: dates > 0.9 ? 0 : times,
      dates,
      clocks: share(isClock),
      destroyed: destroyedTimes(texts),
      spans: share(isSpan),
      openSpans: texts.every((text) => !isPlainSpan(text))
        ? texts.filter(isSpan).map((text) => Number(text.split(':')[0]))
        : [],
      unixSeconds: share((text) => readUnixTime(text, 'unix-seconds') > LEAST_UNIX),
      unixMilliseconds: share((text) => readUnixTime(text, 'unix-milliseconds') > LEAST_UNIX),
      numbers: share((text) => !Number.isNaN(amount(text))),
      wholes: share((text) => Number.isInteger(amount(text))),
      polylines: share((text) => readPolyline(text) !== null),
      distinct: new Set(texts).size,
      min: sorted[0] ?? Number.NaN,
      max: sorted.at(-1) ?? Number.NaN,
      median: sorted[sorted.length >> 1] ?? Number.NaN,
      example: texts[0]?.slice(0, 60) ?? '',
      seconds: all.map((text) => {
        const at = timeOf(text)
        if (at !== UNREADABLE_TIME) return at
        return UNIX_FORMS.map((form) => readUnixTime(text, form)).find((unix) => unix > LEAST_UNIX) ?? Number.NaN
      }),
    }
  })
}
