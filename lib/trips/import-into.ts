import type { ZoneSet } from '@/lib/places/zone-set'
import { type Failure, fail, ok, type Result } from '@/lib/shared/result'
import type { SourceFile } from './dataset'
import { datasetName } from './dataset-name'
import { columnsRead } from './formats/columns-read'
import { BY_HEADER, type FormatChoice } from './formats/format-choice'
import type { RecognisedHeader } from './formats/recognise-format'
import type { PlaceKind } from './formats/trip-format'
import type { ImportProgress } from './import-progress'
import { checkRules, type ImportRules } from './import-rules'
import { hasPoints } from './keep-ride'
import { monthCount } from './modal-month'
import { sayNoRows } from './no-rows'
import { placeBook } from './place-book'
import { columnNames } from './profile-trips'
import type { QualityReport } from './quality-report'
import { readTripFile } from './read-trip-file'
import { type RejectLog, rejectLog } from './reject-log'
import { removeUnwanted } from './remove-unwanted'
import { type FileDays, repeatedRows } from './repeated-rows'
import { rideSum } from './ride-sum'
import { rowWord } from './row-place'
import type { TakeBlock } from './row-reader'
import { settlePlaces } from './settle-places'
import { type SettledRows, settleRows } from './settle-rows'
import type { TripSink } from './trip-sink'
import type { TripSource } from './trip-source'
import { type TripWriter, tripWriter } from './trip-writer'
import { countUnknownPlaces, unknownIds } from './unknown-places'

/** What an import found; the rows are in the sink. */
export interface ImportedTrips extends SettledRows {
  readonly files: readonly SourceFile[]
  readonly quality: QualityReport
  /** What the files themselves say of their places, or the zone set whose names they use; null where that is nothing. */
  readonly places: ZoneSet | null
  /** How the files tell their places. */
  readonly placeKind: PlaceKind
}

/** What an import is told beside its files and rules. */
export interface ImportOptions {
  readonly choice?: FormatChoice
  /** Sets whose names the files may use for their places. */
  readonly zoneSets?: readonly ZoneSet[]
  /** Reads one file; `readAhead` lets other threads do it. */
  readonly readFile?: typeof readTripFile
}

/**
 * Reads files one after the other into a sink: parses, judges and keeps; then hashes and profiles what was kept. In memory at any time: a few
 * pieces of the file and chunks of rows. `return()` cancels; what the sink holds is then the caller's to throw away, as after a failure.
 *
 * A ride that two files hold (the same times and places) is kept of the first and rejected of the other.
 *
 * Fails with `rules/…`, `trips/…` (`trips/same-rides` where two files hold the same rides, as a month's CSV and Parquet do), `csv/…`, `gzip/…`, `parquet/…`, `file/unreadable`, or what the sink fails with.
 */
export async function* importInto(
  sources: readonly TripSource[],
  rules: ImportRules,
  sink: TripSink,
  { choice = BY_HEADER, zoneSets = [], readFile = readTripFile }: ImportOptions = {},
): AsyncGenerator<ImportProgress, Result<ImportedTrips>> {
  const checked = checkRules(rules)
  if (!checked.ok) return checked
  if (sources.length === 0) return fail('trips/no-files', 'There is no file to import. Choose at least one.')
  const of = sources.reduce((sum, source) => sum + source.bytes, 0)
  const log = rejectLog()
  const writer = tripWriter(sink)
  const files: SourceFile[] = []
  const heads: RecognisedHeader[] = []
  const book = placeBook()
  let mixed: RecognisedHeader | null = null
  const names = new Map<string, string>()
  const days: FileDays[] = []
  let unknownPlaces = 0
  let read = 0
  let bytes = 0

  for (const source of sources) {
    const firstRow = writer.rows()
    const months = monthCount()
    const sum = rideSum()
    const take: TakeBlock = (block, rows) => {
      const head = file.reader().head()
      if (head && heads[0] && !hasAlikePlaces(head, heads[0])) mixed = head
      if (mixed) return
      writer.take(block, rows)
      months.add(block, rows)
      sum.add(block, rows)
      unknownPlaces += countUnknownPlaces(block, 0, rows, head)
    }
    const file = readFile(source, rules, log, take, { choice, book })
    const reading = file.run()
    try {
      for (;;) {
        const step = await reading.next()
        if (mixed) return mixedPlaces(sources[0]?.name ?? '', source.name)
        if (step.done) {
          if (!step.value.ok) return step.value
          const head = file.reader().head()
          if (!head) throw new Error(`${source.name} was read without a header`)
          const twin = names.get(sum.value())
          if (twin !== undefined && writer.rows() > firstRow) return sameRides(source.name, twin)
          names.set(sum.value(), source.name)
          read += file.reader().read()
          bytes += source.bytes
          heads.push(head)
          const full = await writer.drain()
          if (full) return { ok: false, error: full }
          const comparing = repeatedRows(writer, firstRow, months.days(), days)
          let compared = await comparing.next()
          while (!compared.done) {
            yield { stage: 'reading', file: source.name, bytes, of, read, kept: writer.rows() }
            compared = await comparing.next()
          }
          const repeats = compared.value
          const failure =
            (await removeUnwanted(
              source.name,
              writer,
              firstRow,
              months,
              repeats,
              file.reader(),
              log,
              book,
              (trips, at) => {
                unknownPlaces -= countUnknownPlaces(trips, at, at + 1, head)
              },
            )) ?? (await passOn(writer, log, sink))
          if (failure) return { ok: false, error: failure }
          days.push({ name: source.name, days: months.days() })
          files.push({
            name: source.name,
            bytes: source.bytes,
            sha256: step.value.value,
            format: head.format.name,
            firstRow,
            keptRows: writer.rows() - firstRow,
            readAs: head,
            ...(file.reader().notes().length > 0 ? { notes: file.reader().notes() } : {}),
            read: columnsRead(head).map(({ header, readAs }) => ({ header, readAs })),
          })
          break
        }
        const failure = await passOn(writer, log, sink)
        if (failure) return { ok: false, error: failure }
        yield {
          stage: 'reading',
          file: source.name,
          bytes: bytes + step.value,
          of,
          read: read + file.reader().read(),
          kept: writer.rows(),
        }
      }
    } finally {
      await reading.return(fail('trips/cancelled', 'The import was cancelled.'))
    }
  }

  const failure = await writer.finish()
  if (failure) return { ok: false, error: failure }
  const rows = writer.rows()
  if (rows === 0) return fail('trips/nothing-kept', nothingKept(sources, read, log))
  yield { stage: 'profiling', file: sources.at(-1)?.name ?? '', bytes: of, of, read, kept: rows }

  const [first] = heads
  if (!first) throw new Error('rows were kept of no file')
  const placing = settlePlaces(
    {
      sink,
      rows,
      hasPoints: writer.hasPoints(),
      kind: first.format.place,
      book,
      unknown: unknownIds(first),
      name: `Places of ${datasetName(files.map((file) => file.name))}`,
    },
    zoneSets,
  )
  let placed = await placing.next()
  while (!placed.done) {
    const { name } = sources.at(-1) ?? { name: '' }
    yield { stage: 'placing', placed: placed.value, file: name, bytes: of, of, read, kept: rows }
    placed = await placing.next()
  }
  const places = placed.value
  if (!places.ok) return places

  const settling = settleRows(sink, { rows, hasPoints: writer.hasPoints(), rules, columns: columnNames(heads) })
  let settled = await settling.next()
  while (!settled.done) {
    yield { stage: 'profiling', file: sources.at(-1)?.name ?? '', bytes: of, of, read, kept: rows }
    settled = await settling.next()
  }
  return ok({
    ...settled.value,
    files,
    quality: { read, kept: rows, rejected: log.counts, samples: log.samples, unknownPlaces },
    places: places.value,
    placeKind: first.format.place,
  })
}

const hasAlikePlaces = (a: RecognisedHeader, b: RecognisedHeader): boolean =>
  a.format.place === b.format.place && hasPoints(a) === hasPoints(b)

const mixedPlaces = (one: string, other: string) =>
  fail(
    'trips/mixed-places',
    `${one} and ${other} tell places in different ways (by zone ids, by names or by coordinates), so that they cannot be one dataset. Import them one after the other.`,
  )

const sameRides = (name: string, twin: string) =>
  fail('trips/same-rides', `${name} holds the same rides as ${twin}, and a ride counts once. Leave one of the two out.`)

async function passOn(writer: TripWriter, log: RejectLog, sink: TripSink): Promise<Failure | null> {
  const failure = await writer.drain()
  if (failure) return failure
  for (const part of log.takeCsv()) {
    const noRoom = await sink.addRejects(part)
    if (noRoom) return noRoom
  }
  return null
}

function nothingKept(sources: readonly TripSource[], read: number, log: RejectLog): string {
  const names = sources.map((source) => source.name)
  if (read === 0) return sayNoRows(names)
  const [first] = log.samples
  const where = first && sources.length > 1 ? `${first.file}, ` : ''
  const none = read === 1 ? 'the only row cannot be kept:' : `none of the ${read} rows can be kept. The first:`
  return `${names.join(', ')}: ${none} ${where}${rowWord(first?.file ?? '')} ${first?.line}: ${first?.detail}`
}
