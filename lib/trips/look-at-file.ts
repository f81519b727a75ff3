import { parquetMetadataAsync } from 'hyparquet'
import { MOST_SHAPE_BYTES, MOST_TABLE_BYTES, parseZones } from '@/lib/places/parse-zones'
import { isJson } from '@/lib/places/shape-file'
import { recogniseZoneFile } from '@/lib/places/zone-table'
import { parseTable } from '@/lib/shared/csv/parse-table'
import { type Failure, fail } from '@/lib/shared/result'
import { headerGeneration } from './formats/header-generation'
import { type RecognisedHeader, recogniseFormat } from './formats/recognise-format'
import { FIELD_TITLES } from './formats/trip-field-titles'
import { TRIP_FIELDS } from './formats/trip-format'
import { gunzip } from './gunzip'
import { DEFAULT_RULES } from './import-rules'
import { rawReading } from './raw-pieces'
import { textReader } from './read-text'
import { fileKind, nestedRefusal, zipRefusal } from './read-trip-file'
import { asRead } from './reading'
import { rejectLog } from './reject-log'
import type { TripSource } from './trip-source'

/** A column that will be read, what it is taken for, and what it says in the first row (null where that was not looked at). */
export interface ColumnLook {
  readonly header: string
  readonly readAs: string
  readonly first: string | null
}

/** What a file is, as far as its first 64 KiB tell. */
export type FileLook =
  | {
      readonly kind: 'trips'
      /** "TLC green taxi". */
      readonly format: string
      readonly generation: string | null
      /** All columns of the header, also those that are not read. */
      readonly columns: number
      /** Null where that cannot be told without reading on. */
      readonly rows: { readonly count: number; readonly isExact: boolean } | null
      readonly read: readonly ColumnLook[]
    }
  | { readonly kind: 'zones'; readonly holds: 'points' | 'lookup' | 'shapes'; readonly readAs: string }
  | { readonly kind: 'refused'; readonly error: Failure }

const HEAD_BYTES = 64 << 10

/** Says before an import what a file is and what will be read of it, or why it will be refused. It reads no further than it must. */
export async function lookAtFile(source: TripSource): Promise<FileLook> {
  try {
    const start = await source.slice(0, Math.min(64, source.bytes))
    if (isJson(start)) return await lookAtShapes(source)
    switch (fileKind(start)) {
      case 'zip':
        return refused(fail('trips/zip', zipRefusal(source.name)).error)
      case 'parquet':
        return await lookAtParquet(source)
      case 'gzip':
        return await lookAtGzip(source)
      case 'text':
        return lookAtText(source, await source.slice(0, Math.min(HEAD_BYTES, source.bytes)), source.bytes)
    }
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error
    return refused(fail('file/unreadable', `${source.name} cannot be read: ${error.message} Choose it again.`).error)
  }
}

const refused = (error: Failure): FileLook => ({ kind: 'refused', error })

/** Shapes are read whole: only then is it known which property is the id. */
async function lookAtShapes(source: TripSource): Promise<FileLook> {
  const most = Math.min(source.bytes, MOST_SHAPE_BYTES + 1)
  const read = await parseZones([{ name: source.name, bytes: await source.slice(0, most) }])
  return read.ok ? { kind: 'zones', holds: 'shapes', readAs: read.value.readAs.join(' ') } : refused(read.error)
}

/** `bytes` is the length of the whole text, or null where it is not known. */
function lookAtText(source: TripSource, head: Uint8Array, bytes: number | null): FileLook {
  const isWhole = bytes !== null && head.length >= bytes
  const upTo = isWhole ? head.length : head.lastIndexOf(10) + 1 || head.length
  const [header = [], first = []] = parseTable(head.subarray(0, upTo))
  const holds = source.bytes <= MOST_TABLE_BYTES ? recogniseZoneFile(header) : null
  if (holds) return { kind: 'zones', holds, readAs: '' }
  // The importer's own reader, so that nothing is promised here that it refuses there.
  const reader = textReader(source.name, DEFAULT_RULES, rejectLog(), () => undefined, asRead())
  const failure = reader.push(head.subarray(0, upTo)) ?? reader.finish()
  if (failure) return refused(failure)
  const known = reader.head()
  if (!known) return refused(fail('csv/no-header', `${source.name} has no header that ends within 64 KiB.`).error)
  return trips(known, rowsOf(reader.read(), upTo, isWhole ? upTo : bytes), (at) => first[at] ?? null)
}

function rowsOf(read: number, seen: number, of: number | null) {
  if (of === null) return null
  if (seen >= of) return { count: read, isExact: true }
  return { count: Number(((read / seen) * of).toPrecision(2)), isExact: false }
}

async function lookAtGzip(source: TripSource): Promise<FileLook> {
  const unpacking = { reading: rawReading(source) }
  const text = gunzip(source, unpacking)
  const parts: Uint8Array[] = []
  let length = 0
  let isWhole = false
  try {
    while (length < HEAD_BYTES && !isWhole) {
      const step = await text.next()
      if (step.done) {
        if (step.value) return refused(step.value)
        isWhole = true
      } else {
        parts.push(step.value.slice())
        length += step.value.length
      }
    }
  } finally {
    await text.return(null)
    await unpacking.reading.close()
  }
  const head = joined(parts, length)
  if (fileKind(head) === 'gzip') return refused(fail('gzip/nested', nestedRefusal(source.name)).error)
  return lookAtText(source, head, isWhole ? length : await unpackedLength(source))
}

/** The length that a gzip's last four bytes claim; null where that cannot be true, as with several members or over 4 GiB. */
async function unpackedLength(source: TripSource): Promise<number | null> {
  const last = await source.slice(source.bytes - 4, source.bytes)
  const length = new DataView(last.buffer, last.byteOffset, 4).getUint32(0, true)
  return length > source.bytes ? length : null
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

async function lookAtParquet(source: TripSource): Promise<FileLook> {
  const file = {
    byteLength: source.bytes,
    slice: async (from: number, to = source.bytes) => (await source.slice(from, to)).slice().buffer,
  }
  try {
    const { row_groups, num_rows } = await parquetMetadataAsync(file)
    const names = row_groups[0]?.columns.map((column) => column.meta_data?.path_in_schema[0] ?? '') ?? []
    const known = recogniseFormat(names, source.name)
    if (!known.ok) return refused(known.error)
    return trips(known.value, { count: Number(num_rows), isExact: true }, () => null)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return refused(
      fail('parquet/unreadable', `${source.name} is not a Parquet file that Ridecast can read: ${why}.`).error,
    )
  }
}

function trips(
  known: RecognisedHeader,
  rows: { readonly count: number; readonly isExact: boolean } | null,
  firstOf: (column: number) => string | null,
): FileLook {
  return {
    kind: 'trips',
    format: known.format.title,
    generation: headerGeneration(known),
    columns: known.header.length,
    rows,
    read: TRIP_FIELDS.flatMap((field) => {
      const at = known.columnOf[field]
      return at < 0 ? [] : [{ header: known.header[at] ?? '', readAs: FIELD_TITLES[field], first: firstOf(at) }]
    }),
  }
}
