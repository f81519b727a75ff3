import { daysFromCivil } from '@/lib/shared/local-time'
import { allocateTrips, type TripColumns } from '@/lib/trips/trip-columns'

/** Columns of a yellow row, by position. */
const PICKUP = 1
const DROPOFF = 2
const PEOPLE = 3
const DISTANCE = 4
const FROM = 7
const TO = 8
const FARE = 10

/** What other parsers' rows of text become: the same seven typed columns that ours fills, without any check or hash. */
export interface TypedRows {
  add(row: readonly string[]): void
  rows(): number
}

export function typedRows(capacity: number): TypedRows {
  const trips: TripColumns = allocateTrips(capacity)
  let n = 0
  return {
    add(row) {
      trips.pickupAt[n] = seconds(row[PICKUP] as string)
      trips.dropoffAt[n] = seconds(row[DROPOFF] as string)
      trips.passengers[n] = Number(row[PEOPLE])
      trips.distanceKm[n] = Number(row[DISTANCE]) * 1.609344
      trips.pickupZone[n] = Number(row[FROM])
      trips.dropoffZone[n] = Number(row[TO])
      trips.fare[n] = Number(row[FARE])
      n++
    },
    rows: () => n,
  }
}

let lastDate = ''
let midnight = 0

function seconds(text: string): number {
  const date = text.slice(0, 10)
  if (date !== lastDate) {
    lastDate = date
    midnight = daysFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))) * 86_400
  }
  const digit = (i: number) => text.charCodeAt(i) - 48
  return midnight + (digit(11) * 10 + digit(12)) * 3600 + (digit(14) * 10 + digit(15)) * 60 + digit(17) * 10 + digit(18)
}
