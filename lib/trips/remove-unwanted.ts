import { formatLocalTime, monthStart } from '@/lib/shared/local-time'
import type { Failure } from '@/lib/shared/result'
import type { RecognisedHeader } from './formats/recognise-format'
import { DISTANCE_KM } from './formats/trip-format'
import type { MonthCount } from './modal-month'
import type { PlaceBook } from './place-book'
import { writeReadRow } from './read-row'
import type { RejectLog } from './reject-log'
import type { RowReader } from './row-reader'
import { MISSING_PASSENGERS, type TripColumns } from './trip-columns'
import type { TripWriter } from './trip-writer'

/** Rows of a file that an earlier file of the same import holds too. */
export interface RepeatedRows {
  /** By row of the dataset. */
  has(row: number): boolean
  /** "jan.csv": where they are as well. */
  readonly where: string
}

/** Rows outside the month of their file go, and those that an earlier file holds too, as rejects of their own kinds. */
export async function removeUnwanted(
  name: string,
  writer: TripWriter,
  firstRow: number,
  months: MonthCount,
  repeats: RepeatedRows | null,
  reader: RowReader,
  log: RejectLog,
  book: PlaceBook,
  forget: (trips: TripColumns, at: number) => void,
): Promise<Failure | null> {
  const month = months.modal()
  const strayMonth = month !== null && months.anyOutside(month) ? month : null
  if (strayMonth === null && repeats === null) return null
  const from = strayMonth === null ? Number.NEGATIVE_INFINITY : monthStart(strayMonth)
  const to = strayMonth === null ? Number.POSITIVE_INFINITY : monthStart(strayMonth + 1)
  const head = reader.head()
  if (head === null) throw new Error(`${name} was read without a header`)
  const encoder = new TextEncoder()
  const isStray = (at: number) => at < from || at >= to
  return writer.remove(
    firstRow,
    (row, at) => isStray(at) || (repeats?.has(row) ?? false),
    (row, trips, at) => {
      forget(trips, at)
      const pickupAt = trips.pickupAt[at] as number
      const line = reader.lines.lineOf(row - firstRow)
      const pickup = formatLocalTime(pickupAt).replace('T', ' ')
      const raw = encoder.encode(describeRide(trips, at, head, book))
      if (isStray(pickupAt))
        log.add(
          name,
          line,
          'stray-month',
          raw,
          () => `The pickup ${pickup} is outside the file's month, ${formatLocalTime(from).slice(0, 7)}.`,
        )
      else
        log.add(
          name,
          line,
          'repeated-ride',
          raw,
          () => `The ride of ${pickup} is in ${repeats?.where} too; it counts once.`,
        )
    },
  )
}

/** A kept row as it was read: the raw text is gone by the time that strays are known. */
function describeRide(trips: TripColumns, at: number, head: RecognisedHeader, book: PlaceBook): string {
  const passengers = trips.passengers[at] as number
  return writeReadRow(
    {
      pickupAt: trips.pickupAt[at] as number,
      dropoffAt: trips.dropoffAt[at] as number,
      pickupZone: trips.pickupZone[at] as number,
      dropoffZone: trips.dropoffZone[at] as number,
      ...namesOf(trips, at, head, book),
      ...pointsOf(trips, at),
      distance: (trips.distanceKm[at] as number) / DISTANCE_KM[head.format.distanceUnit],
      passengers: passengers === MISSING_PASSENGERS ? Number.NaN : passengers,
      fare: trips.fare[at] as number,
    },
    head,
  )
}

function namesOf(trips: TripColumns, at: number, { format }: RecognisedHeader, book: PlaceBook) {
  if (format.place !== 'name') return {}
  const nameOf = (id: number | undefined) => book.names()[(id ?? 0) - 1] ?? ''
  return { pickupName: nameOf(trips.pickupZone[at]), dropoffName: nameOf(trips.dropoffZone[at]) }
}

function pointsOf({ points }: TripColumns, at: number) {
  if (!points) return {}
  const { pickupLat, pickupLon, dropoffLat, dropoffLon } = points
  return {
    points: [
      pickupLat[at] ?? Number.NaN,
      pickupLon[at] ?? Number.NaN,
      dropoffLat[at] ?? Number.NaN,
      dropoffLon[at] ?? Number.NaN,
    ],
  } as const
}
