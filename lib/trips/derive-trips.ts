import { fail, ok, type Result } from '@/lib/shared/result'
import { whyNotCombined } from './combinable'
import type { Dataset, SourceFile } from './dataset'
import type { ImportedTrips } from './import-into'
import type { ImportProgress } from './import-progress'
import { pickTrips } from './pick-trips'
import { columnNamesOf } from './profile-trips'
import { addQuality, keptOnly } from './quality-report'
import { type FileDays, repeatedRows } from './repeated-rows'
import { settleRows } from './settle-rows'
import type { StoredRows } from './shared-rides'
import { rowsOf, type TripFilter } from './trip-filter'
import type { TripSink } from './trip-sink'
import { type TripWriter, tripWriter } from './trip-writer'

/** A dataset that another is made from, and its rows. */
export interface ParentRows {
  readonly dataset: Dataset
  readonly rows: StoredRows
}

const DAY = 86_400

/**
 * Writes all rides of several datasets into a sink, in the order of their times; a ride that an earlier one holds as well is left out of the
 * later, and counted. The same months imported together are the same rows. `return()` cancels. Fails with `combine/…` where they do not fit
 * together, or with what the sink fails with.
 */
export async function* combineInto(
  parents: readonly ParentRows[],
  sink: TripSink,
): AsyncGenerator<ImportProgress, Result<ImportedTrips>> {
  const misfit = whyNotCombined(parents.map(({ dataset }) => dataset))
  if (misfit !== null) return fail('combine/misfit', misfit)
  const inOrder = [...parents].sort(
    ({ dataset: a }, { dataset: b }) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1),
  )
  const of = inOrder.reduce((sum, { dataset }) => sum + dataset.rows, 0)
  const writer = tripWriter(sink)
  const files: SourceFile[] = []
  const days: FileDays[] = []
  let done = 0
  let repeated = 0
  const at = (file: string): ImportProgress => ({
    stage: 'reading',
    file,
    bytes: done,
    of,
    read: done,
    kept: writer.rows(),
  })

  for (const { dataset, rows } of inOrder) {
    const firstRow = writer.rows()
    for (let index = 0; index < rows.chunks; index++) {
      const trips = await rows.read(index)
      writer.take(trips, trips.rows)
      done += trips.rows
      const failure = await writer.drain()
      if (failure) return { ok: false, error: failure }
      yield at(dataset.name)
    }
    const span = { from: Math.floor(dataset.from / DAY), to: Math.floor(dataset.to / DAY) + 1 }
    const comparing = repeatedRows(writer, firstRow, span, days)
    let compared = await comparing.next()
    while (!compared.done) {
      yield at(dataset.name)
      compared = await comparing.next()
    }
    const repeats = compared.value
    const gone = new Array<number>(dataset.files.length).fill(0)
    if (repeats) {
      const failure = await writer.remove(
        firstRow,
        (row) => repeats.has(row),
        (row) => {
          repeated++
          const file = fileAt(dataset.files, row - firstRow)
          gone[file] = (gone[file] ?? 0) + 1
        },
      )
      if (failure) return { ok: false, error: failure }
    }
    files.push(...refiled(dataset.files, (file, i) => file.keptRows - (gone[i] ?? 0), firstRow))
    days.push({ name: dataset.name, days: span })
  }
  const quality = addQuality(
    inOrder.map(({ dataset }) => dataset.quality),
    repeated,
  )
  return yield* finish(writer, sink, inOrder, files, quality)
}

/** Writes the rides of a dataset for which a filter holds into a sink, in their order. Fails with `filter/nothing` where none is left. */
export async function* filterInto(
  { dataset, rows }: ParentRows,
  filter: TripFilter,
  sink: TripSink,
): AsyncGenerator<ImportProgress, Result<ImportedTrips>> {
  const writer = tripWriter(sink)
  const kept = new Array<number>(dataset.files.length).fill(0)
  let done = 0
  for (let index = 0; index < rows.chunks; index++) {
    const trips = await rows.read(index)
    const found = rowsOf(filter, trips)
    for (const row of found) {
      const file = fileAt(dataset.files, done + row)
      kept[file] = (kept[file] ?? 0) + 1
    }
    writer.take(pickTrips(trips, found), found.length)
    done += trips.rows
    const failure = await writer.drain()
    if (failure) return { ok: false, error: failure }
    yield { stage: 'reading', file: dataset.name, bytes: done, of: dataset.rows, read: done, kept: writer.rows() }
  }
  if (writer.rows() === 0)
    return fail('filter/nothing', `No ride of ${dataset.name} is left by this choice. Widen its days or its places.`)
  const files = refiled(dataset.files, (_, i) => kept[i] ?? 0, 0).filter((file) => file.keptRows > 0)
  return yield* finish(writer, sink, [{ dataset, rows }], files, keptOnly(writer.rows()))
}

async function* finish(
  writer: TripWriter,
  sink: TripSink,
  parents: readonly ParentRows[],
  files: readonly SourceFile[],
  quality: ImportedTrips['quality'],
): AsyncGenerator<ImportProgress, Result<ImportedTrips>> {
  const [first] = parents
  if (!first) throw new Error('rows were written of no dataset')
  const failure = await writer.finish()
  if (failure) return { ok: false, error: failure }
  const rows = writer.rows()
  const of = parents.reduce((sum, { dataset }) => sum + dataset.rows, 0)
  const settling = settleRows(sink, {
    rows,
    hasPoints: writer.hasPoints(),
    rules: first.dataset.rules,
    columns: parents.flatMap(({ dataset }) => columnNamesOf(dataset)),
  })
  let settled = await settling.next()
  while (!settled.done) {
    yield { stage: 'profiling', file: first.dataset.name, bytes: of, of, read: of, kept: rows }
    settled = await settling.next()
  }
  return ok({ ...settled.value, files, quality: { ...quality, kept: rows }, places: null, placeKind: 'zone' })
}

/** The file that a row of a dataset came of. */
function fileAt(files: readonly SourceFile[], row: number): number {
  let i = files.length - 1
  while (i > 0 && row < (files[i]?.firstRow ?? 0)) i--
  return i
}

/** The files with the rows that are kept of each now, one after the other from `firstRow` on. */
function refiled(
  files: readonly SourceFile[],
  keptOf: (file: SourceFile, i: number) => number,
  firstRow: number,
): SourceFile[] {
  let next = firstRow
  return files.map((file, i) => {
    const keptRows = keptOf(file, i)
    const placed = { ...file, firstRow: next, keptRows }
    next += keptRows
    return placed
  })
}
