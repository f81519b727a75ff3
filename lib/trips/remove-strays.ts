import { formatLocalTime, monthStart } from '@/lib/shared/local-time'
import type { Failure } from '@/lib/shared/result'
import type { MonthCount } from './modal-month'
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
        encoder.encode(describeRide(trips, at)),
        () =>
          `The pickup ${pickup.replace('T', ' ')} is outside the file's month, ${formatLocalTime(from).slice(0, 7)}.`,
      )
    },
  )
}

/** A kept row as it was read: the raw text is gone by the time that strays are known. */
function describeRide(trips: TripColumns, at: number): string {
  const number = (value: number) => (Number.isNaN(value) ? '' : String(value))
  return [
    formatLocalTime(trips.pickupAt[at] as number),
    formatLocalTime(trips.dropoffAt[at] as number),
    trips.pickupZone[at],
    trips.dropoffZone[at],
    number(trips.distanceKm[at] as number),
    trips.passengers[at] === MISSING_PASSENGERS ? '' : trips.passengers[at],
    number(trips.fare[at] as number),
  ].join(',')
}
