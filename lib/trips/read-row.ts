import { formatLocalTime } from '@/lib/shared/local-time'
import type { RecognisedHeader } from './formats/recognise-format'
import { UNREADABLE_TIME } from './read-field'

/** What was read of a row, in the file's own units; NaN and `UNREADABLE_TIME` where there is nothing to tell. */
interface ReadRow {
  readonly pickupAt: number
  readonly dropoffAt: number
  readonly pickupZone: number
  readonly dropoffZone: number
  readonly distance: number
  readonly passengers: number
  readonly fare: number
}

/**
 * A row put together again under its file's own header, for the list of rejects: each value in the column that it came from, columns that
 * are not read left empty. Numbers have six digits, as many as were kept.
 */
export function writeReadRow(row: ReadRow, head: Pick<RecognisedHeader, 'header' | 'columnOf'>): string {
  const cells = head.header.map(() => '')
  const put = (column: number, text: string) => {
    if (column >= 0) cells[column] = text
  }
  const time = (at: number) => (at === UNREADABLE_TIME ? '' : formatLocalTime(at).replace('T', ' '))
  const number = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '')
  const { columnOf } = head
  put(columnOf.pickupAt, time(row.pickupAt))
  put(columnOf.dropoffAt, time(row.dropoffAt))
  put(columnOf.pickupZone, String(row.pickupZone))
  put(columnOf.dropoffZone, String(row.dropoffZone))
  put(columnOf.distance, number(row.distance))
  put(columnOf.passengers, number(row.passengers))
  put(columnOf.fare, number(row.fare))
  return cells.join(',')
}
