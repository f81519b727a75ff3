import { fail, ok, type Result } from '@/lib/shared/result'
import { isMissing, readAmount } from '../read-field'
import { readTimeAs, UNREADABLE_TIME } from '../read-time'
import { timeTexts } from '../time-texts'
import { type OpenOrder, readDates, type TimesOfRows } from './date-order'
import { type NumberStyle, numberStyle } from './decimal-comma'
import { describeTimes } from './describe-times'
import type { RecognisedHeader } from './recognise-format'
import { FIELD_TITLES } from './trip-field-titles'
import type { DateOrder, TimeForm, TripField } from './trip-format'

/** A header, and what its file's first rows say about the way that it is written. */
export interface DecidedForm {
  readonly head: RecognisedHeader
  /** What was decided, as sentences for a person. */
  readonly notes: readonly string[]
  /** Not null where somebody's word decides the order of its dates, and not the rows. */
  readonly openOrder: OpenOrder | null
}

/** Fields whose columns decide something. */
export const DECIDING_FIELDS = ['pickupDate', 'pickupAt', 'dropoffDate', 'dropoffAt', 'pickupLat', 'pickupLon'] as const

/** Fields whose texts tell whether a comma is a decimal point. */
export const AMOUNT_FIELDS = [
  'distance',
  'duration',
  'fare',
  'pickupLat',
  'pickupLon',
  'dropoffLat',
  'dropoffLon',
] as const

/** No city lies outside these latitudes: a point that does has its coordinates swapped. */
const [SOUTHMOST, NORTHMOST] = [-60, 75]

/**
 * Decides what the format leaves open from all rows of the file's first chunk: the form of its times, the order of its dates, what a comma in
 * a number is, whether latitude and longitude are swapped. `valuesOf` gives a column's texts. Fails with `trips/unreadable-times` where no time can be read, and as
 * `readDates` refuses where the order of dates is not known.
 */
export function decideForm(
  head: RecognisedHeader,
  valuesOf: (column: number) => readonly string[],
  said: DateOrder | null,
  file: string,
): Result<DecidedForm> {
  const notes: string[] = []
  const times = timesOf(head, valuesOf)
  const all = times.flatMap(({ values }) => values)
  const dates = readDates(head.format, times, said, file)
  const time = usualForm(head.format.times, all, dates.order)
  if (time === 'local' && dates.refusal !== null) return { ok: false, error: dates.refusal }
  for (const { called, columns, values } of times) {
    const isRead = (text: string) => readTimeAs(text, time, dates.order) !== UNREADABLE_TIME
    if (values.length === 0 || values.some(isRead)) continue
    const { looks, remedy } = describeTimes(values)
    return fail(
      'trips/unreadable-times',
      `${file}: ${called} ${columns.length > 1 ? 'hold' : 'holds'} ${examples(values)}: ${looks}. ${remedy}`,
    )
  }
  if (time !== 'local') notes.push(`Times are ${time === 'unix-seconds' ? 'seconds' : 'milliseconds'} since 1970.`)
  if (time === 'local' && dates.note !== null) notes.push(dates.note)
  if (time === 'local' && all.some((text) => /\d ?(?:UTC|GMT|Z)$/.test(text)))
    notes.push(
      'Times are marked as UTC (Z); their hours are taken as they are written, not turned into the clock of the place.',
    )
  if (times.some(({ isSameDay }) => isSameDay))
    notes.push(
      'Drop-offs have no date of their own: each is on the day of its pickup, or, where it is earlier in the day, on the next.',
    )
  const numbers = numberStyle(amountsOf(head, valuesOf), head.written.delimiter)
  if (numbers.seen !== null) notes.push(commaNote(numbers))
  const isSwapped = hasSwappedPoints(head, valuesOf, numbers.decimalComma)
  if (isSwapped) notes.push('Latitude and longitude are swapped in this file; they are read the right way round.')
  return ok({
    head: {
      ...head,
      columnOf: isSwapped ? swapped(head.columnOf) : head.columnOf,
      written: { ...head.written, decimalComma: numbers.decimalComma, time, dateOrder: dates.order },
    },
    notes,
    openOrder: time === 'local' ? dates.open : null,
  })
}

/** The texts of all amounts, column after column. */
function* amountsOf({ columnOf }: RecognisedHeader, valuesOf: (column: number) => readonly string[]): Iterable<string> {
  for (const field of AMOUNT_FIELDS)
    if (columnOf[field] >= 0) for (const text of valuesOf(columnOf[field])) yield text.trim()
}

const commaNote = ({ decimalComma, seen, isTold }: NumberStyle): string =>
  `A comma in a number ${decimalComma ? 'is its decimal point' : 'stands between groups of three digits'}${isTold ? `, because of "${seen}"` : `, as in "${seen}"`}.`

interface Times extends TimesOfRows {
  readonly columns: readonly number[]
  /** Those that are not missing. */
  readonly values: readonly string[]
  readonly isSameDay: boolean
}

/** The texts of the times that the header has, dates and times of day put together. */
function timesOf(head: RecognisedHeader, valuesOf: (column: number) => readonly string[]): readonly Times[] {
  const { pickupDate, pickupAt, dropoffDate, dropoffAt } = head.columnOf
  const columns = [pickupDate, pickupAt, dropoffDate, dropoffAt].filter((column) => column >= 0)
  const texts = new Map(columns.map((column) => [column, valuesOf(column)]))
  const rows = Math.max(0, ...[...texts.values()].map(({ length }) => length))
  const each = Array.from({ length: rows }, (_, i) =>
    timeTexts(head, (column) => {
      const text = (texts.get(column)?.[i] ?? '').trim()
      return isMissing(text) ? '' : text
    }),
  )
  const one = (
    field: 'pickupAt' | 'dropoffAt',
    date: number,
    texts: readonly string[],
    isSameDay: boolean,
  ): Times[] => {
    const at = head.columnOf[field]
    if (at < 0) return []
    const own = [date, at].filter((column) => column >= 0)
    const called = `the ${named(own, head.header)} (${FIELD_TITLES[field]})`
    return [{ called, columns: own, texts, values: texts.filter(Boolean), isSameDay }]
  }
  return [
    ...one(
      'pickupAt',
      pickupDate,
      each.map(({ pickup }) => pickup),
      false,
    ),
    ...one(
      'dropoffAt',
      dropoffDate,
      each.map(({ dropoff }) => dropoff),
      each.some((row) => row.isSameDay),
    ),
  ]
}

const named = (columns: readonly number[], header: readonly string[]): string =>
  `${columns.length > 1 ? 'columns' : 'column'} ${columns.map((column) => `"${header[column]}"`).join(' and ')}`

/** The form that most values can be read in; the first where they are equal. */
function usualForm(forms: readonly TimeForm[], values: readonly string[], order: DateOrder | null): TimeForm {
  let best: { form: TimeForm; count: number } = { form: forms[0] ?? 'local', count: -1 }
  if (forms.length < 2) return best.form
  for (const form of forms) {
    // Dates whose order is not known yet count as dates.
    const count = values.filter((text) => readTimeAs(text, form, order ?? 'mdy') !== UNREADABLE_TIME).length
    if (count > best.count) best = { form, count }
  }
  return best.form
}

const examples = (values: readonly string[]): string =>
  [...new Set(values)]
    .slice(0, 2)
    .map((text) => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`)
    .join(', ')

/** Do most rows have a latitude that no city has, and a longitude that would be one? */
function hasSwappedPoints(
  head: RecognisedHeader,
  valuesOf: (column: number) => readonly string[],
  decimalComma: boolean,
): boolean {
  const { pickupLat, pickupLon } = head.columnOf
  if (pickupLat < 0 || pickupLon < 0) return false
  const lons = valuesOf(pickupLon)
  let straight = 0
  let crossed = 0
  for (const [i, text] of valuesOf(pickupLat).entries()) {
    const lat = readAmount(text.trim(), decimalComma) ?? Number.NaN
    const lon = readAmount((lons[i] ?? '').trim(), decimalComma) ?? Number.NaN
    if (lat === 0 && lon === 0) continue
    if (isCity(lat, lon)) straight++
    else if (isCity(lon, lat)) crossed++
  }
  return crossed > straight
}

const isCity = (lat: number, lon: number): boolean => lat > SOUTHMOST && lat < NORTHMOST && Math.abs(lon) <= 180

function swapped(columnOf: Readonly<Record<TripField, number>>): Readonly<Record<TripField, number>> {
  const { pickupLat, pickupLon, dropoffLat, dropoffLon } = columnOf
  return { ...columnOf, pickupLat: pickupLon, pickupLon: pickupLat, dropoffLat: dropoffLon, dropoffLon: dropoffLat }
}
