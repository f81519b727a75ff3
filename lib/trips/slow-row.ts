import { fieldText, type RowTokens } from '@/lib/shared/csv/row-tokens'
import { sayCount } from '@/lib/shared/say-count'
import type { RecognisedHeader } from './formats/recognise-format'
import { DISTANCE_KM, type DurationUnit } from './formats/trip-format'
import type { WrittenForm } from './formats/written-form'
import type { ImportRules } from './import-rules'
import { describeDuration, judgeDuration } from './judge-ride'
import { isClockUnit, readDuration } from './read-duration'
import { readAmount, readPassengers } from './read-field'
import { type RidePlace, readPlace } from './read-place'
import { readPolyline } from './read-polyline'
import { readTimeAs, UNREADABLE_TIME } from './read-time'
import type { RejectReason } from './reject-reason'
import { timeTexts } from './time-texts'
import { MISSING_PASSENGERS } from './trip-columns'

const DAY = 86_400

export interface Ride {
  readonly pickupAt: number
  readonly dropoffAt: number
  readonly pickup: RidePlace
  readonly dropoff: RidePlace
  readonly distanceKm: number
  readonly passengers: number
  readonly fare: number
}

/** What of a ride is wrong. */
export type RidePart = 'pickupAt' | 'dropoffAt' | 'duration' | 'distance' | 'passengers' | 'fare' | 'pickup' | 'dropoff'

export type JudgedRow =
  | { readonly kept: true; readonly ride: Ride }
  | {
      readonly kept: false
      readonly reason: RejectReason
      readonly detail: string
      /** Null where it is the row as a whole. */
      readonly of: RidePart | null
    }

const reject = (reason: RejectReason, of: RidePart | null, detail: string): JudgedRow => ({
  kept: false,
  reason,
  detail,
  of,
})
const quote = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`

/** Judges a row of a CSV: the number of its fields, then what they say. Empty fields beyond the header's are let pass. */
export function judgeRow(tokens: RowTokens, bytes: Uint8Array, head: RecognisedHeader, rules: ImportRules): JudgedRow {
  const columns = head.header.length
  let fields = tokens.count
  while (fields > columns && tokens.start[fields - 1] === tokens.end[fields - 1]) fields--
  if (fields !== columns)
    return reject(
      'wrong-field-count',
      null,
      `The row has ${sayCount(fields, 'field')} where the header has ${columns}.`,
    )
  return judgeFields((column) => fieldText(tokens, bytes, column), head, rules)
}

/**
 * The plain reading of one row, whatever its file was, and the order of the rules: times, numbers, places, length. It is what every faster
 * reader is held against. Where the end is not asked for, the length is not judged.
 */
export function judgeFields(
  fieldOf: (column: number) => string,
  head: RecognisedHeader,
  rules: ImportRules,
): JudgedRow {
  const { columnOf, format, written, isTimed } = head
  const text = (column: number) => (column < 0 ? '' : fieldOf(column).trim())
  const commas = written.decimalComma
  const times = timeTexts(head, text)
  const timeIn = (text: string) => readTimeAs(text, written.time, written.dateOrder)

  const pickupAt = columnOf.pickupAt < 0 ? 0 : timeIn(times.pickup)
  if (pickupAt === UNREADABLE_TIME)
    return reject('unreadable-time', 'pickupAt', notATime('pickup', times.pickup, written))
  const dropoffAt = columnOf.dropoffAt < 0 ? 0 : timeIn(times.dropoff)
  if (dropoffAt === UNREADABLE_TIME)
    return reject('unreadable-time', 'dropoffAt', notATime('drop-off', times.dropoff, written))

  const duration = columnOf.duration < 0 ? 0 : readDuration(text(columnOf.duration), format.durationUnit, commas)
  if (Number.isNaN(duration))
    return reject('bad-number', 'duration', notALength(text(columnOf.duration), format.durationUnit))
  const distance = readAmount(text(columnOf.distance), commas)
  if (distance === null)
    return reject('bad-number', 'distance', `The distance ${quote(text(columnOf.distance))} is not a number.`)
  const passengers = readPassengers(text(columnOf.passengers))
  if (passengers === null)
    return reject(
      'bad-number',
      'passengers',
      `${quote(text(columnOf.passengers))} is not a number of passengers (0–254).`,
    )
  const fare = readAmount(text(columnOf.fare), commas)
  if (fare === null) return reject('bad-number', 'fare', `The fare ${quote(text(columnOf.fare))} is not a number.`)

  const polyline = columnOf.polyline < 0 ? null : readPolyline(text(columnOf.polyline))
  if (columnOf.polyline >= 0 && polyline === null)
    return reject(
      'bad-point',
      'pickup',
      `${quote(text(columnOf.polyline))} is not a line of positions (longitude, latitude).`,
    )
  const pickup = readPlace('pickup', text, head, polyline)
  if ('reason' in pickup) return reject(pickup.reason, 'pickup', pickup.detail)
  const dropoff = readPlace('dropoff', text, head, polyline)
  if ('reason' in dropoff) return reject(dropoff.reason, 'dropoff', dropoff.detail)

  const isNextDay = times.isSameDay && dropoffAt < pickupAt
  const seconds = lengthOf(head, dropoffAt - pickupAt + (isNextDay ? DAY : 0), duration, polyline?.seconds ?? 0)
  const against = isTimed ? judgeDuration(seconds, rules) : null
  if (against) return reject(against, 'duration', describeDuration(seconds, rules, format.end))
  return {
    kept: true,
    ride: {
      pickupAt,
      dropoffAt: isTimed ? pickupAt + seconds : 0,
      pickup,
      dropoff,
      distanceKm: distance * DISTANCE_KM[format.distanceUnit],
      passengers: passengers < 0 ? MISSING_PASSENGERS : passengers,
      fare,
    },
  }
}

function lengthOf({ format }: RecognisedHeader, between: number, duration: number, line: number): number {
  switch (format.end) {
    case 'dropoff':
      return between
    case 'duration':
      return Math.round(duration)
    case 'polyline':
      return line
  }
}

const notALength = (text: string, unit: DurationUnit): string =>
  `The duration ${quote(text)} is not ${isClockUnit(unit) ? `written as ${unit}` : 'a number'}.`

function notATime(which: string, text: string, { time, dateOrder }: WrittenForm): string {
  const other = dateOrder === 'dmy' ? 'mdy' : 'dmy'
  const fitsOther = time === 'local' && dateOrder !== null && readTimeAs(text, time, other) !== UNREADABLE_TIME
  const [read, would] = dateOrder === 'dmy' ? ['day', 'month'] : ['month', 'day']
  return `The ${which} time ${quote(text)} is not a date and time of 1970–2037${fitsOther ? ` with the ${read} first, as dates of this file are read; with the ${would} first it would be one` : ''}.`
}
