import { parquetMetadataAsync } from 'hyparquet'
import { MOST_SHAPE_BYTES, MOST_TABLE_BYTES, parseZones } from '@/lib/places/parse-zones'
import { isJson } from '@/lib/places/shape-file'
import { recogniseZoneFile } from '@/lib/places/zone-table'
import { parseTable } from '@/lib/shared/csv/parse-table'
import { type Failure, fail } from '@/lib/shared/result'
import { decideParquet } from './decide-parquet'
import { fileKind } from './file-kind'
import { type ColumnRead, columnsRead } from './formats/columns-read'
import { BY_HEADER, type FormatChoice } from './formats/format-choice'
import { headerGeneration } from './formats/header-generation'
import { type RecognisedHeader, recogniseFormat } from './formats/recognise-format'
import { FIELD_TITLES } from './formats/trip-field-titles'
import type { PlaceKind } from './formats/trip-format'
import { type WantedFields, WHOLE_TRIPS } from './formats/wanted-fields'
import { DEFAULT_RULES } from './import-rules'
import { noRows } from './no-rows'
import { readParquetTexts } from './parquet-texts'
import { textReader } from './read-text'
import { asRead, type Reading } from './reading'
import { rejectLog } from './reject-log'
import { readTextStart } from './text-start'
import { joinClock } from './time-texts'
import type { TripSource } from './trip-source'
import { zipEntries } from './zip-entries'
import { BrokenEntry, zipSource } from './zip-source'

/** A column that will be read, what it is taken for, and what it says in the first row (null where that was not looked at). */
interface ColumnLook extends ColumnRead {
  readonly first: string | null
}

/** What a file of trips is, as far as its first chunk tells. */
export interface TripLook {
  readonly kind: 'trips'
  /** "TLC green taxi". */
  readonly format: string
  readonly container: 'plain' | 'gzip' | 'parquet'
  /** How it tells places. */
  readonly places: PlaceKind
  readonly generation: string | null
  /** All columns of the header, also those that are not read. */
  readonly columns: number
  /** Null where that cannot be told without reading on. */
  readonly rows: { readonly count: number; readonly isExact: boolean } | null
  readonly read: readonly ColumnLook[]
  /** What was decided about the way that it is written, as sentences. */
  readonly notes: readonly string[]
  /** A date of its first row where a person must be asked whether its day or its month comes first; else null. */
  readonly asksOrder: string | null
  /** Why it is asked where rows prove both orders, as a sentence; null where none proves any, or nothing is asked. */
  readonly mixedOrders: string | null
}

export type FileLook =
  | TripLook
  | { readonly kind: 'zones'; readonly holds: 'points' | 'lookup' | 'shapes'; readonly readAs: string }
  /** A ZIP: what each file in it is that may hold trips. */
  | { readonly kind: 'archive'; readonly files: readonly { readonly name: string; readonly look: FileLook }[] }
  | { readonly kind: 'refused'; readonly error: Failure }

/** How a file is to be read, and for what. */
type How = Pick<Reading, 'choice' | 'wanted'>

/** To see the first row of a Parquet file its first group of rows is unpacked, unless it is larger than this. */
const MOST_ROWS_UNPACKED = 500_000

/** A header ends within this; zone files are known by theirs. */
const HEAD_BYTES = 64 << 10

/** Says before an import what a file is and what will be read of it (whole trips, or what else is wanted), or why it will be refused. It reads no further than it must. */
export async function lookAtFile(
  source: TripSource,
  choice: FormatChoice = BY_HEADER,
  wanted: WantedFields = WHOLE_TRIPS,
): Promise<FileLook> {
  const how = { choice, wanted }
  try {
    const start = await source.slice(0, Math.min(64, source.bytes))
    if (isJson(start)) return await lookAtShapes(source)
    const kind = fileKind(start)
    switch (kind) {
      case 'zip':
        return await lookAtZip(source, how)
      case 'parquet':
        return await lookAtParquet(source, how)
      case 'gzip':
      case 'text':
        return await lookAtText(source, kind, how)
    }
  } catch (error) {
    if (error instanceof BrokenEntry) return refused(error.failure)
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

async function lookAtZip(source: TripSource, { choice, wanted }: How): Promise<FileLook> {
  const entries = await zipEntries(source)
  if (!entries.ok) return refused(entries.error)
  const files: { name: string; look: FileLook }[] = []
  for (const entry of entries.value) {
    const file = zipSource(source, entry)
    files.push({ name: file.name, look: await lookAtFile(file, choice, wanted) })
  }
  const [first] = files
  const isAnyRead = files.some(({ look }) => look.kind === 'trips')
  return !isAnyRead && first?.look.kind === 'refused' ? first.look : { kind: 'archive', files }
}

async function lookAtText(source: TripSource, kind: 'gzip' | 'text', how: How): Promise<FileLook> {
  // The importer's own reader, so that nothing is promised here that it refuses there.
  const reader = textReader(source.name, DEFAULT_RULES, rejectLog(), () => undefined, asRead(how))
  let failure: Failure | null = null
  let holds: 'points' | 'lookup' | null | undefined
  const start = await readTextStart(source, kind, (piece) => {
    holds ??= source.bytes <= MOST_TABLE_BYTES ? zoneKind(piece) : null
    failure = holds ? null : reader.push(piece)
    return Boolean(holds) || failure !== null || reader.head() !== null
  })
  if (holds) return { kind: 'zones', holds, readAs: '' }
  if (!start.ok) return refused(start.error)
  const { seen, isWhole, of } = start.value
  failure ??= isWhole ? reader.finish() : null
  if (failure) return (await asking(failure, how, (said) => lookAtText(source, kind, said))) ?? refused(failure)
  const known = reader.head()
  if (!known) return refused(fail('csv/no-header', `${source.name} has no header that ends within 16 MiB.`).error)
  const first = reader.firstRow()
  const rows = rowsOf(reader.read(), seen, isWhole ? seen : of)
  if (rows?.isExact && rows.count === 0) return refused(noRows(source.name).error)
  return tripLook(known, kind === 'gzip' ? 'gzip' : 'plain', rows, (at) => first?.[at] ?? null, reader.notes())
}

/** What the file is once it is known how its dates are meant, with one of them to ask about; null where that is not what it lacks. */
async function asking(
  failure: Failure,
  { choice, wanted }: How,
  lookAgain: (how: How) => Promise<FileLook>,
): Promise<FileLook | null> {
  const isMixed = failure.code === 'trips/mixed-date-order'
  if ((failure.code !== 'trips/date-order' && !isMixed) || choice.dateOrder !== null) return null
  const look = await lookAgain({ choice: { ...choice, dateOrder: 'dmy' }, wanted })
  if (look.kind !== 'trips') return look
  const first = (target: string) => look.read.find(({ readAs }) => readAs === target)?.first ?? ''
  const [date, time] = [first(FIELD_TITLES.pickupDate), first(FIELD_TITLES.pickupAt)]
  const [sentence = ''] = failure.message.split('\n')
  return {
    ...look,
    notes: [],
    asksOrder: date === '' ? time : joinClock(date, time),
    mixedOrders: isMixed ? sentence : null,
  }
}

function zoneKind(piece: Uint8Array): 'points' | 'lookup' | null {
  const start = piece.subarray(0, HEAD_BYTES)
  const [header = []] = parseTable(start.subarray(0, start.lastIndexOf(10) + 1 || start.length))
  return recogniseZoneFile(header)
}

function rowsOf(read: number, seen: number, of: number | null) {
  if (of === null) return null
  if (seen >= of) return { count: read, isExact: true }
  return { count: Number(((read / seen) * of).toPrecision(2)), isExact: false }
}

async function lookAtParquet(source: TripSource, how: How, most = MOST_ROWS_UNPACKED): Promise<FileLook> {
  const file = {
    byteLength: source.bytes,
    slice: async (from: number, to = source.bytes) => (await source.slice(from, to)).slice().buffer,
  }
  try {
    const metadata = await parquetMetadataAsync(file)
    if (Number(metadata.num_rows) === 0) return refused(noRows(source.name).error)
    const group = metadata.row_groups[0]
    const names = group?.columns.map((column) => column.meta_data?.path_in_schema[0] ?? '') ?? []
    const known = recogniseFormat(names, source.name, how.wanted, how.choice)
    if (!known.ok) return refused(known.error)
    const rows = { count: Number(metadata.num_rows), isExact: true }
    const held = Number(group?.num_rows ?? 0)
    const decided = await decideParquet(file, metadata, known.value, how.choice.dateOrder, source.name)
    if (!decided.ok)
      return (
        (await asking(decided.error, how, (said) => lookAtParquet(source, said, Infinity))) ?? refused(decided.error)
      )
    const { head, notes } = decided.value
    if (held === 0 || held > most) return tripLook(head, 'parquet', rows, () => null, notes)
    const columns = columnsRead(head).map(({ at }) => at)
    const first = await readParquetTexts(file, metadata, names, columns, 0, 1)
    return tripLook(head, 'parquet', rows, (at) => first.textAt(at, 0), notes)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return refused(
      fail('parquet/unreadable', `${source.name} is not a Parquet file that Ridecast can read: ${why}.`).error,
    )
  }
}

function tripLook(
  known: RecognisedHeader,
  container: TripLook['container'],
  rows: TripLook['rows'],
  firstOf: (column: number) => string | null,
  notes: readonly string[],
): TripLook {
  return {
    kind: 'trips',
    format: known.format.title,
    container,
    places: known.format.place,
    generation: headerGeneration(known),
    columns: known.header.length,
    rows,
    read: columnsRead(known).map(({ header, readAs, at }) => ({ header, readAs, first: firstOf(at) })),
    notes,
    asksOrder: null,
    mixedOrders: null,
  }
}
