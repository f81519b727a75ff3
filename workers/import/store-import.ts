import { type OpfsSink, openOpfsSink } from '@/lib/adapters/opfs/opfs-sink'
import { storageFailure } from '@/lib/adapters/opfs/storage-failure'
import type { TripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { HeldElsewhere, PATIENCE_MS } from '@/lib/adapters/opfs/when-free'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Clock } from '@/lib/shared/clock'
import { datasetId, type ZoneSetId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Dataset, Lineage, Overlap } from '@/lib/trips/dataset'
import type { DatasetIndex } from '@/lib/trips/dataset-index'
import type { TellHeld } from '@/lib/trips/dataset-store'
import type { FormatChoice } from '@/lib/trips/formats/format-choice'
import { type ImportedTrips, type ImportOptions, importInto } from '@/lib/trips/import-into'
import type { ImportProgress } from '@/lib/trips/import-progress'
import type { ImportRules } from '@/lib/trips/import-rules'
import type { ReadAhead } from '@/lib/trips/read-ahead'
import { CHUNK_ROWS, chunkBytes, columnsBytes } from '@/lib/trips/trip-chunk'
import type { TripSink } from '@/lib/trips/trip-sink'
import type { TripSource } from '@/lib/trips/trip-source'
import type { FilesReport } from './api'
import { findOverlaps } from './find-overlaps'

export interface StoreTask {
  readonly name: string
  readonly sources: readonly TripSource[]
  /** Writes the trips of what is made of other datasets; then there are no sources. */
  readonly derive?: (sink: TripSink) => AsyncGenerator<ImportProgress, Result<ImportedTrips>>
  readonly madeFrom?: Lineage
  /** Rides shared with datasets of which that is known, so that these need not be compared. */
  readonly knownOverlaps?: readonly Overlap[]
  /** Are the places those of an earlier import, made of its files? */
  readonly ownPlaces?: boolean
  readonly rules: ImportRules
  readonly simulated: boolean
  readonly noiseFloorMinutes: number | null
  /** What a dataset without zones of its own uses. */
  readonly zoneSetId: ZoneSetId | null
  /** The zones that came with the trips: kept if the trips are. */
  readonly zones: ZoneSet | null
  /** How the files are read, and the zone sets whose names they may use. */
  readonly reading?: ImportOptions
  /** Names the files while they are written; no other import has it. */
  readonly stem: string
  /** Asked once more within the commit: after it there is nothing to cancel. */
  readonly isCancelled: () => boolean
  readonly held: TellHeld
  /** Starts threads that read the files, where the platform has such threads. */
  readonly ahead?: (sources: readonly TripSource[], rules: ImportRules, choice?: FormatChoice) => ReadAhead
}

export interface StoreDeps {
  readonly index: DatasetIndex
  readonly directory: TripDirectory
  readonly clock: Clock
}

export interface StoredImport {
  readonly dataset: Dataset
  /** Were its rows there before? Then it keeps the report of its own files. */
  readonly existed: boolean
  /** What was found in these, where they are others. */
  readonly found: FilesReport | null
}

/**
 * Imports into the private file system and commits. Whatever ends it before the commit (a failure, `return()`, a throw), its files
 * are removed; the same rows twice keep the first dataset, and what was found in these files is handed over.
 */
export async function* storeImport(
  task: StoreTask,
  { index, directory, clock }: StoreDeps,
): AsyncGenerator<ImportProgress, Result<StoredImport>> {
  const startedAt = clock.now()
  let sink: OpfsSink | null = null
  let isCommitted = false
  let ahead: ReadAhead | null = null
  try {
    sink = await openOpfsSink(directory, task.stem, {
      forMs: PATIENCE_MS,
      tell: task.held,
      isOver: task.isCancelled,
    })
    ahead = task.ahead?.(task.sources, task.rules, task.reading?.choice) ?? null
    const reading = { ...task.reading, ...(ahead ? { readFile: ahead.readFile } : {}) }
    const imported = yield* task.derive?.(sink) ?? importInto(task.sources, task.rules, sink, reading)
    if (!imported.ok) return imported
    if (task.isCancelled()) return cancelled()
    const { rows, quality, files } = imported.value
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    const comparing = findOverlaps(imported.value, task, sink, index, directory)
    let compared = await comparing.next()
    while (!compared.done) {
      const at = { bytes, of: bytes, read: quality.read, kept: rows }
      yield { stage: 'profiling', file: files.at(-1)?.name ?? '', ...at }
      compared = await comparing.next()
    }
    if (task.isCancelled()) return cancelled()
    const zones = zonesOf(task, imported.value)
    const dataset = toDataset(task, imported.value, compared.value, startedAt, clock.now())
    const stored = columnsBytes(dataset.rows, dataset.hasPoints)
    const { rejectBytes } = sink.close(stored)
    const hasRejects = rejectBytes > 0 && quality.kept < quality.read
    const commit = await index.commit(
      {
        dataset,
        storage: { file: sink.file, bytes: stored, chunkRows: CHUNK_ROWS, chunks: chunksOf(imported.value) },
        rejectsFile: hasRejects ? sink.rejectsFile : null,
      },
      { ...task, zones },
    )
    if (commit === 'cancelled') return cancelled()
    if (commit === 'existed') {
      const there = (await index.get(dataset.id))?.dataset ?? dataset
      const rejects = hasRejects ? await directory.file(sink.rejectsFile) : null
      return ok({ dataset: there, existed: true, found: await foundIn(dataset, there, rejects) })
    }
    isCommitted = true
    if (!hasRejects) await directory.remove(sink.rejectsFile)
    return ok({ dataset, existed: false, found: null })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error instanceof HeldElsewhere && task.isCancelled()) return cancelled()
    return { ok: false, error: storageFailure(error) }
  } finally {
    ahead?.close()
    if (!isCommitted) await sink?.discard()
  }
}

/** With a copy of the rejects: their file is removed with the import. Null where the files are the very ones of the dataset. */
async function foundIn(
  { name, files, rules, profile, quality }: Dataset,
  there: Dataset,
  rejects: File | null,
): Promise<FilesReport | null> {
  const bytesOf = (dataset: Pick<Dataset, 'files'>) =>
    dataset.files
      .map(({ sha256 }) => sha256)
      .sort()
      .join(' ')
  if (bytesOf({ files }) === bytesOf(there)) return null
  const copy = rejects && new Blob([await rejects.arrayBuffer()], { type: 'text/csv' })
  return { name, report: { files, rules, profile, quality }, rejects: copy }
}

export const cancelled = (): Result<never> =>
  fail('trips/cancelled', 'The import was cancelled. Nothing of it was kept.')

/** Zones given with the trips come first where these tell zone ids; names and cells are of the trips themselves. */
const zonesOf = (task: StoreTask, { places, placeKind }: ImportedTrips): ZoneSet | null =>
  placeKind === 'zone' ? (task.zones ?? places) : places

const isOwn = (task: StoreTask, trips: ImportedTrips): boolean => {
  const zones = zonesOf(task, trips)
  if (zones === null) return task.ownPlaces ?? false
  if (zones.layout.kind === 'h3') return true
  return zones.id !== task.zones?.id && !task.reading?.zoneSets?.some(({ id }) => id === zones.id)
}

function toDataset(
  task: StoreTask,
  trips: ImportedTrips,
  overlaps: readonly Overlap[],
  startedAt: number,
  now: Dataset['importedAt'],
): Dataset {
  return {
    schemaVersion: 1,
    id: datasetId(trips.fingerprint),
    name: task.name,
    files: trips.files,
    rules: task.rules,
    simulated: task.simulated,
    noiseFloorMinutes: task.noiseFloorMinutes,
    importedAt: now,
    importSeconds: (now - startedAt) / 1000,
    rows: trips.rows,
    hasPoints: trips.hasPoints,
    from: trips.from,
    to: trips.to,
    quality: trips.quality,
    profile: trips.profile,
    zoneSetId: zonesOf(task, trips)?.id ?? task.zoneSetId,
    ...(isOwn(task, trips) ? { ownPlaces: true } : {}),
    overlaps,
    ...(task.madeFrom && { madeFrom: task.madeFrom }),
  }
}

function chunksOf({ rows, hasPoints, chunkHashes }: ImportedTrips) {
  return chunkHashes.map((sha256, i) => ({
    offset: i * chunkBytes(CHUNK_ROWS, hasPoints),
    rows: Math.min(CHUNK_ROWS, rows - i * CHUNK_ROWS),
    sha256,
  }))
}
