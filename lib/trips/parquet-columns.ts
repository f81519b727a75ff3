import { type FileMetaData, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { RecognisedHeader } from './formats/recognise-format'
import type { DateOrder, TripField } from './formats/trip-format'
import { isMissing, readAmount, readZone } from './read-field'
import { writeReadRow } from './read-row'
import { readTime, UNREADABLE_TIME } from './read-time'
import type { RejectReason } from './reject-reason'

/** Values of one row group. Times that cannot be read are `UNREADABLE_TIME`, zones 0, missing numbers NaN, bad ones ±Infinity. */
export interface GroupColumns {
  readonly rows: number
  readonly pickupAt: Int32Array
  readonly dropoffAt: Int32Array
  readonly pickupZone: Uint16Array
  readonly dropoffZone: Uint16Array
  readonly distance: Float64Array
  readonly passengers: Float32Array
  readonly fare: Float64Array
}

/** What is said of a value that rejects its row. */
export const BAD_VALUE: Partial<Record<RejectReason, string>> = {
  'unreadable-time': 'The pickup or drop-off time is missing or outside 1970–2037.',
  'bad-number': 'The distance, the fare or the number of passengers (0–254) is not a number that can be kept.',
  'bad-zone': 'The pickup or drop-off place is not a zone id (1–65535).',
}

/** Why the values of row i reject it; null where they are fine. Its length is judged elsewhere. */
export function judgeValues(columns: GroupColumns, i: number): RejectReason | null {
  if (columns.pickupAt[i] === UNREADABLE_TIME || columns.dropoffAt[i] === UNREADABLE_TIME) return 'unreadable-time'
  const bad = Number.POSITIVE_INFINITY
  if (columns.distance[i] === bad || columns.passengers[i] === bad || columns.fare[i] === bad) return 'bad-number'
  return columns.pickupZone[i] === 0 || columns.dropoffZone[i] === 0 ? 'bad-zone' : null
}

/** Row i as the rejects show it. */
export function describeValues(columns: GroupColumns, i: number, head: RecognisedHeader): string {
  return writeReadRow(
    {
      pickupAt: columns.pickupAt[i] as number,
      dropoffAt: columns.dropoffAt[i] as number,
      pickupZone: columns.pickupZone[i] as number,
      dropoffZone: columns.dropoffZone[i] as number,
      distance: columns.distance[i] as number,
      passengers: columns.passengers[i] as number,
      fare: columns.fare[i] as number,
    },
    head,
  )
}

type ParquetFile = Parameters<typeof parquetRead>[0]['file']

/** Reads the columns one after the other, so that only one is decoded at a time. Throws where a column is short or cannot be decoded. */
export async function readGroup(
  file: ParquetFile,
  metadata: FileMetaData,
  head: RecognisedHeader,
  rowStart: number,
  rows: number,
): Promise<GroupColumns> {
  const read = async <T extends Int32Array | Uint16Array | Float32Array | Float64Array>(
    field: TripField,
    target: T,
    convert: (value: unknown) => number,
  ): Promise<T> => {
    const column = head.columnOf[field]
    if (column < 0) return target.fill(Number.NaN) as T
    const name = head.header[column] as string
    let seen = 0
    await parquetRead({
      file,
      metadata,
      columns: [name],
      rowStart,
      rowEnd: rowStart + rows,
      compressors,
      parsers: WALL_CLOCK,
      onChunk: ({ columnData, rowStart: from }) => {
        for (let i = 0; i < columnData.length; i++) target[from - rowStart + i] = convert(columnData[i])
        seen += columnData.length
      },
    })
    if (seen !== rows) throw new Error(`column ${name} has ${seen} of ${rows} values`)
    return target
  }
  const toTime = (value: unknown) => readTimeValue(value, head.written.dateOrder)
  return {
    rows,
    pickupAt: await read('pickupAt', new Int32Array(rows), toTime),
    dropoffAt: await read('dropoffAt', new Int32Array(rows), toTime),
    pickupZone: await read('pickupZone', new Uint16Array(rows), toZone),
    dropoffZone: await read('dropoffZone', new Uint16Array(rows), toZone),
    distance: await read('distance', new Float64Array(rows), toNumber),
    passengers: await read('passengers', new Float32Array(rows), toPassengers),
    fare: await read('fare', new Float64Array(rows), toNumber),
  }
}

/**
 * Timestamps as whole seconds of the wall clock they were written from. All of 1970–2037 in milli- or microseconds are whole numbers that a
 * double holds, and their seconds come out right to the last: a division of big integers would take five times as long.
 */
const WALL_CLOCK = {
  timestampFromMilliseconds: (millis: bigint) => wholeSeconds(millis, 1e3),
  timestampFromMicroseconds: (micros: bigint) => wholeSeconds(micros, 1e6),
  timestampFromNanoseconds: (nanos: bigint) =>
    nanos === null || nanos === undefined ? null : nanos < 0n ? -1 : Number(nanos / 1_000_000_000n),
}

function wholeSeconds(count: bigint | null | undefined, perSecond: number): number | null {
  return count === null || count === undefined ? null : Math.floor(Number(count) / perSecond)
}

const LAST_TIME = 2_145_916_799

function readTimeValue(value: unknown, order: DateOrder | null): number {
  if (typeof value === 'number') return value >= 0 && value <= LAST_TIME ? value : UNREADABLE_TIME
  return typeof value === 'string' ? readTime(value.trim(), order) : UNREADABLE_TIME
}

function toZone(value: unknown): number {
  if (typeof value === 'string') return readZone(value.trim())
  const id = typeof value === 'bigint' ? Number(value) : value
  return typeof id === 'number' && Number.isInteger(id) && id >= 1 && id <= 65_535 ? id : 0
}

function toNumber(value: unknown): number {
  if (value === null || value === undefined) return Number.NaN
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return Number.isNaN(value) || Number.isFinite(value) ? value : Number.POSITIVE_INFINITY
  if (typeof value !== 'string') return Number.POSITIVE_INFINITY
  const text = value.trim()
  return isMissing(text) ? Number.NaN : (readAmount(text) ?? Number.POSITIVE_INFINITY)
}

function toPassengers(value: unknown): number {
  const count = toNumber(value)
  return Number.isNaN(count) || (Number.isInteger(count) && count >= 0 && count <= 254)
    ? count
    : Number.POSITIVE_INFINITY
}
