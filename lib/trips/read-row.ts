import { formatLocalTime } from '@/lib/shared/local-time'
import type { RecognisedHeader } from './formats/recognise-format'
import { POINT_FIELDS } from './formats/wanted-fields'
import { writeDuration } from './read-duration'
import { UNREADABLE_TIME } from './read-time'

/** What was read of a row, in the file's own units; NaN and `UNREADABLE_TIME` where there is nothing to tell. */
interface ReadRow {
  readonly pickupAt: number
  readonly dropoffAt: number
  readonly pickupZone: number
  readonly dropoffZone: number
  readonly pickupName?: string
  readonly dropoffName?: string
  readonly points?: readonly [pickupLat: number, pickupLon: number, dropoffLat: number, dropoffLon: number]
  readonly distance: number
  readonly passengers: number
  readonly fare: number
}

/**
 * A row put together again under its file's own header, for the list of rejects: each value in the column that it came from, columns that
 * are not read left empty. Numbers have six digits, as many as were kept.
 */
export function writeReadRow(row: ReadRow, head: Pick<RecognisedHeader, 'header' | 'columnOf' | 'format'>): string {
  const cells = head.header.map(() => '')
  const put = (column: number, text: string) => {
    if (column >= 0) cells[column] = text
  }
  const time = (at: number) => (at === UNREADABLE_TIME ? '' : formatLocalTime(at).replace('T', ' '))
  const number = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '')
  const { columnOf } = head
  const [pickupAt, dropoffAt] = [time(row.pickupAt), time(row.dropoffAt)]
  put(columnOf.pickupDate, pickupAt.slice(0, 10))
  put(columnOf.pickupAt, columnOf.pickupDate >= 0 ? pickupAt.slice(11) : pickupAt)
  put(columnOf.dropoffDate, dropoffAt.slice(0, 10))
  put(columnOf.dropoffAt, columnOf.dropoffDate >= 0 ? dropoffAt.slice(11) : dropoffAt)
  put(columnOf.pickupZone, String(row.pickupZone))
  put(columnOf.dropoffZone, String(row.dropoffZone))
  put(columnOf.pickupName, row.pickupName ?? '')
  put(columnOf.dropoffName, row.dropoffName ?? '')
  row.points?.forEach((degrees, i) => {
    const field = POINT_FIELDS[i]
    if (field) put(columnOf[field], number(degrees))
  })
  const { durationUnit } = head.format
  const seconds = row.dropoffAt - row.pickupAt
  put(columnOf.duration, Number.isFinite(seconds) ? writeDuration(seconds, durationUnit) : '')
  put(columnOf.distance, number(row.distance))
  put(columnOf.passengers, number(row.passengers))
  put(columnOf.fare, number(row.fare))
  return cells.map(quoted).join(',')
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
