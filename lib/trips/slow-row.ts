import { fieldText, type RowTokens } from '@/lib/shared/csv/row-tokens'
import type { RecognisedHeader } from './formats/recognise-format'
import { DISTANCE_KM } from './formats/trip-format'
import type { ImportRules } from './import-rules'
import { describeDuration, judgeDuration } from './judge-ride'
import { readAmount, readPassengers, readTime, readZone, UNREADABLE_TIME } from './read-field'
import type { RejectReason } from './reject-reason'
import { MISSING_PASSENGERS } from './trip-columns'

export interface Ride {
  readonly pickupAt: number
  readonly dropoffAt: number
  readonly pickupZone: number
  readonly dropoffZone: number
  readonly distanceKm: number
  readonly passengers: number
  readonly fare: number
}

export type JudgedRow =
  | { readonly kept: true; readonly ride: Ride }
  | { readonly kept: false; readonly reason: RejectReason; readonly detail: string }

const reject = (reason: RejectReason, detail: string): JudgedRow => ({ kept: false, reason, detail })
const quote = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`

/**
 * The plain reading of one row and the order of the rules: field count, times, numbers, zones, length. Empty fields beyond the header's are
 * let pass. Where no drop-off time is read, the length is not judged.
 */
export function judgeRow(tokens: RowTokens, bytes: Uint8Array, head: RecognisedHeader, rules: ImportRules): JudgedRow {
  const columns = head.header.length
  const { columnOf, format } = head
  let fields = tokens.count
  while (fields > columns && tokens.start[fields - 1] === tokens.end[fields - 1]) fields--
  if (fields !== columns)
    return reject('wrong-field-count', `The row has ${fields} fields where the header has ${columns}.`)
  const text = (column: number) => (column < 0 ? '' : fieldText(tokens, bytes, column).trim())

  const pickupAt = readTime(text(columnOf.pickupAt))
  if (pickupAt === UNREADABLE_TIME)
    return reject(
      'unreadable-time',
      `The pickup time ${quote(text(columnOf.pickupAt))} is not a date and time of 1970–2037.`,
    )
  const isTimed = columnOf.dropoffAt >= 0
  const dropoffAt = isTimed ? readTime(text(columnOf.dropoffAt)) : 0
  if (dropoffAt === UNREADABLE_TIME)
    return reject(
      'unreadable-time',
      `The drop-off time ${quote(text(columnOf.dropoffAt))} is not a date and time of 1970–2037.`,
    )

  const distance = readAmount(text(columnOf.distance))
  if (distance === null) return reject('bad-number', `The distance ${quote(text(columnOf.distance))} is not a number.`)
  const passengers = readPassengers(text(columnOf.passengers))
  if (passengers === null)
    return reject('bad-number', `${quote(text(columnOf.passengers))} is not a number of passengers (0–254).`)
  const fare = readAmount(text(columnOf.fare))
  if (fare === null) return reject('bad-number', `The fare ${quote(text(columnOf.fare))} is not a number.`)

  const pickupZone = readZone(text(columnOf.pickupZone))
  if (pickupZone === 0)
    return reject('bad-zone', `The pickup place ${quote(text(columnOf.pickupZone))} is not a zone id (1–65535).`)
  const dropoffZone = readZone(text(columnOf.dropoffZone))
  if (dropoffZone === 0)
    return reject('bad-zone', `The drop-off place ${quote(text(columnOf.dropoffZone))} is not a zone id (1–65535).`)

  const against = isTimed ? judgeDuration(dropoffAt - pickupAt, rules) : null
  if (against) return reject(against, describeDuration(dropoffAt - pickupAt, rules))
  return {
    kept: true,
    ride: {
      pickupAt,
      dropoffAt,
      pickupZone,
      dropoffZone,
      distanceKm: distance * DISTANCE_KM[format.distanceUnit],
      passengers: passengers < 0 ? MISSING_PASSENGERS : passengers,
      fare,
    },
  }
}
