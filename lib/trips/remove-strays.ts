import { formatLocalTime, monthStart } from '@/lib/shared/local-time'
import type { Failure } from '@/lib/shared/result'
import type { RecognisedHeader } from './formats/recognise-format'
import { DISTANCE_KM } from './formats/trip-format'
import type { MonthCount } from './modal-month'
import { writeReadRow } from './read-row'
import type { RejectLog } from './reject-log'
import type { RowReader } from './row-reader'
import { MISSING_PASSENGERS, type TripColumns } from './trip-columns'
import type { TripWriter } from './trip-writer'

/** Rows outside the month of their file go, as rejects of their own kind. */
export async function removeStrays(
  name: string,
  writer: TripWriter,
  firstRow: number,
  months: MonthCount,
  reader: RowReader,
  log: RejectLog,
  forget: (trips: TripColumns, at: number) => void,
): Promise<Failure | null> {
  const month = months.modal()
  if (month === null) return null
  const from = monthStart(month)
  const to = monthStart(month + 1)
  if (!months.anyOutside(month)) return null
  const head = reader.head()
  if (head === null) throw new Error(`${name} was read without a header`)
  const encoder = new TextEncoder()
  return writer.remove(
    firstRow,
    (at) => at < from || at >= to,
    (row, trips, at) => {
      forget(trips, at)
      const pickup = formatLocalTime(trips.pickupAt[at] as number)
      log.add(
        name,
        reader.lines.lineOf(row - firstRow),
        'stray-month',
        encoder.encode(describeRide(trips, at, head)),
        () =>
          `The pickup ${pickup.replace('T', ' ')} is outside the file's month, ${formatLocalTime(from).slice(0, 7)}.`,
      )
    },
  )
}

/** A kept row as it was read: the raw text is gone by the time that strays are known. */
function describeRide(trips: TripColumns, at: number, head: RecognisedHeader): string {
  const passengers = trips.passengers[at] as number
  return writeReadRow(
    {
      pickupAt: trips.pickupAt[at] as number,
      dropoffAt: trips.dropoffAt[at] as number,
      pickupZone: trips.pickupZone[at] as number,
      dropoffZone: trips.dropoffZone[at] as number,
      distance: (trips.distanceKm[at] as number) / DISTANCE_KM[head.format.distanceUnit],
      passengers: passengers === MISSING_PASSENGERS ? Number.NaN : passengers,
      fare: trips.fare[at] as number,
    },
    head,
  )
}
