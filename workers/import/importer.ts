import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { storageFailure } from '@/lib/adapters/opfs/storage-failure'
import { sweepTrips } from '@/lib/adapters/opfs/sweep-trips'
import type { RunStore } from '@/lib/experiments/run-store'
import { travelTimeMap } from '@/lib/features/travel-time-map'
import { MOST_SHAPE_BYTES, MOST_TABLE_BYTES, parseZones } from '@/lib/places/parse-zones'
import { isJson } from '@/lib/places/shape-file'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import { recogniseZoneFile } from '@/lib/places/zone-table'
import { parseTable } from '@/lib/shared/csv/parse-table'
import type { ZoneSetId } from '@/lib/shared/ids'
import { isOver, type JobId, type JobKind } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'
import { localSeconds } from '@/lib/shared/local-time'
import { addressOfDataset } from '@/lib/shared/page-address'
import { fail, ok, type Result } from '@/lib/shared/result'
import { atOnce } from '@/lib/shared/steps'
import type { Overlap } from '@/lib/trips/dataset'
import { datasetName, inNameOrder } from '@/lib/trips/dataset-name'
import { findSameFiles } from '@/lib/trips/find-same-files'
import { BY_HEADER, type FormatChoice } from '@/lib/trips/formats/format-choice'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import { IMPORT_LOCKS, importLock } from '@/lib/trips/import-lock'
import { type ImportProgress, sayStage } from '@/lib/trips/import-progress'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { inTimeOrder } from '@/lib/trips/in-time-order'
import { lookAtFile } from '@/lib/trips/look-at-file'
import { beginMapping } from '@/lib/trips/mapping/begin-mapping'
import { headerFingerprint } from '@/lib/trips/mapping/header-fingerprint'
import type { MappingStore } from '@/lib/trips/mapping/mapping-store'
import { previewMapping } from '@/lib/trips/mapping/preview-mapping'
import { openArchives } from '@/lib/trips/open-archives'
import { checkSimulation } from '@/lib/trips/simulation/check-simulation'
import { simulateTrips } from '@/lib/trips/simulation/simulate-trips'
import { simulatedZones } from '@/lib/trips/simulation/simulated-zones'
import { blobSource, fileSource } from '@/lib/trips/trip-source'
import { withoutCopies } from '@/lib/trips/without-copies'
import type { ImportOutcome, ImportWorker } from './api'
import { deriveTask, parentsOf } from './derive-task'
import { type JobReport, jobReport } from './job-report'
import { keepZones } from './keep-zones'
import { readInside } from './read-inside'
import { cancelled, type StoreDeps, type StoreTask, storeImport } from './store-import'

export interface ImporterDeps extends StoreDeps {
  readonly ahead?: StoreTask['ahead']
  readonly jobs: JobStore
  readonly zoneSets: ZoneSetStore
  readonly mappings: MappingStore
  readonly runs: Pick<RunStore, 'list'>
  readonly locks: LockManager
}

const HEADER_BYTES = 4_096
/** Rides that tell the typical times between places; of more, the same share of every day. */
const MOST_FOR_MAP = 2_000_000

/** The import worker's methods over its stores: see `api.ts`. */
export function createImporter(deps: ImporterDeps): ImportWorker {
  const { index, directory, jobs, zoneSets, mappings, locks, clock } = deps
  /** Jobs from the call that began them to its answer, and those of them to be cancelled. */
  const running = new Set<JobId>()
  const cancelling = new Set<JobId>()
  const datasets = opfsDatasetStore(index, directory)

  const writing = async () => {
    const { held = [], pending = [] } = await locks.query()
    return [...held, ...pending].flatMap(({ name }) =>
      name?.startsWith(IMPORT_LOCKS) ? [name.slice(IMPORT_LOCKS.length)] : [],
    )
  }
  const sweep = () => sweepTrips(index, directory, writing)

  /** Runs one job under its lock; a bug ends the job as failed before it is thrown on. */
  const run = (
    id: JobId,
    kind: JobKind,
    label: string,
    bytes: () => Promise<number | null>,
    work: (report: JobReport) => Promise<Result<ImportOutcome>>,
  ): Promise<Result<ImportOutcome>> => {
    running.add(id)
    return locks.request(importLock(id), async () => {
      const report = jobReport(jobs, clock, id, kind, label)
      try {
        await report.begin(await bytes())
        await sweep()
        const outcome = await work(report)
        if (outcome.ok) await report.end('done', addressOfDataset(outcome.value.datasetId))
        else if (outcome.error.code === 'trips/cancelled') await report.end('cancelled', null)
        else await report.fail(outcome.error)
        return outcome
      } catch (error) {
        const failure = storageFailure(error)
        await report.fail(failure).catch(() => undefined)
        return { ok: false, error: failure }
      } finally {
        running.delete(id)
        cancelling.delete(id)
      }
    })
  }

  const store = async (
    id: JobId,
    task: StoreTask,
    tell: (progress: ImportProgress) => Promise<void>,
  ): Promise<Result<ImportOutcome>> => {
    const importing = storeImport(task, deps)
    for (;;) {
      if (cancelling.has(id)) {
        await importing.return(cancelled())
        return cancelled()
      }
      const step = await importing.next()
      if (step.done) {
        if (!step.value.ok) return step.value
        const { dataset, existed, found } = step.value.value
        const overlaps = existed ? [] : await named(dataset.overlaps ?? [])
        return ok({
          datasetId: dataset.id,
          existed,
          ...(found && { found }),
          zoneSetId: dataset.zoneSetId,
          copies: [],
          leftOut: [],
          overlaps,
        })
      }
      await tell(step.value)
    }
  }

  const named = async (overlaps: readonly Overlap[]) => {
    const there = await datasets.list()
    return overlaps.flatMap(({ with: id, rides }) => {
      const other = there.find((dataset) => dataset.id === id)
      return other ? [{ name: other.name, rides }] : []
    })
  }

  const readZones = async (files: readonly File[]): Promise<Result<ZoneSet>> =>
    parseZones(
      await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      ),
    )

  /** What a dataset without zone files of its own uses: the real zone set, if there is just one. */
  const usualZones = async (): Promise<ZoneSetId | null> => {
    const made = new Set(
      (await datasets.list()).filter((dataset) => dataset.ownPlaces).map((dataset) => dataset.zoneSetId),
    )
    const real = (await zoneSets.list()).filter((set) => !set.simulated && !made.has(set.id))
    return real.length === 1 ? (real[0]?.id ?? null) : null
  }

  /** Headers and first rows tell the format; mappings that a person made come first. */
  const choiceFor = async (dateOrder: DateOrder | null = null): Promise<FormatChoice> => ({
    ...BY_HEADER,
    mappings: (await mappings.list()).map(({ mapping }) => mapping),
    dateOrder,
  })

  return {
    sweep,
    look: async (file) => lookAtFile(fileSource(file), await choiceFor()),
    async startMapping(of) {
      const sample = await readInside(of)
      if (!sample.ok) return sample
      return ok(beginMapping(sample.value, await mappings.get(headerFingerprint(sample.value.header))))
    },
    async previewMapping(of, mapping) {
      const sample = await readInside(of)
      return sample.ok ? previewMapping(sample.value, mapping, DEFAULT_RULES) : sample
    },
    importFiles: (files, request, id) => {
      const sorted = sortFiles(files)
      const bytes = async () => (await sorted).tripFiles.reduce((sum, file) => sum + file.size, 0)
      return run(id, 'import', files.map((file) => file.name).join(', '), bytes, async (report) => {
        const { tripFiles, zoneFiles } = await sorted
        if (tripFiles.length === 0) return fail('trips/no-files', 'There is no trip file among these.')
        const zones = zoneFiles.length > 0 ? await readZones(zoneFiles) : ok(null)
        if (!zones.ok) return zones
        const choice = await choiceFor(request.dateOrder)
        const opened = await openArchives(tripFiles.map(fileSource), choice)
        if (!opened.ok) return opened
        const { leftOut } = opened.value
        const { sources: different, copies } = await withoutCopies(opened.value.sources)
        const sources = await inTimeOrder(different, choice)
        // Where a person says how files are read, the same files may be other rides.
        const isUsual = choice.mappings.length === 0 && choice.dateOrder === null
        const same = isUsual ? await findSameFiles(sources, request.rules, await datasets.list()) : null
        if (cancelling.has(id)) return cancelled()
        if (same) {
          if (zones.value) {
            await zoneSets.put(zones.value)
            await index.update(same.id, { zoneSetId: zones.value.id })
          }
          return ok({
            datasetId: same.id,
            existed: true,
            zoneSetId: zones.value?.id ?? same.zoneSetId,
            copies,
            leftOut,
            overlaps: [],
          })
        }
        const task: StoreTask = {
          name: request.name?.trim() || datasetName(sources.map((source) => source.name)),
          sources,
          rules: request.rules,
          simulated: false,
          noiseFloorMinutes: null,
          zoneSetId: await usualZones(),
          zones: zones.value,
          reading: { choice, zoneSets: [...(zones.value ? [zones.value] : []), ...(await zoneSets.list())] },
          stem: id,
          isCancelled: () => cancelling.has(id),
          held: report.held,
          ...(deps.ahead ? { ahead: deps.ahead } : {}),
        }
        const stored = await store(id, task, (step) => report.tell(progressOf(step)))
        return stored.ok ? ok({ ...stored.value, copies, leftOut }) : stored
      })
    },
    simulate: (options, id) =>
      run(
        id,
        'simulate',
        'Sample trips',
        async () => null,
        async (report) => {
          const checked = checkSimulation(options)
          if (!checked.ok) return checked
          const zones = await simulatedZones(options.seed)
          const simulating = simulateTrips(options)
          let trips = 0
          let step = simulating.next()
          while (!step.done) {
            // Messages come in between tasks only: this lets a cancel through.
            await new Promise((resolve) => setTimeout(resolve))
            if (cancelling.has(id)) return cancelled()
            const { written, of } = step.value
            trips = of
            await report.tell({ done: written, of, rows: written })
            step = simulating.next()
          }
          const { files, noiseFloorMinutes } = step.value
          const task: StoreTask = {
            name: 'Sample trips',
            sources: files.map((file) => blobSource(file.name, new Blob([...file.parts]))),
            rules: DEFAULT_RULES,
            simulated: true,
            noiseFloorMinutes,
            zoneSetId: zones.id,
            zones,
            stem: id,
            isCancelled: () => cancelling.has(id),
            held: report.held,
          }
          // All are written; what is left is to read them like any other file.
          return store(id, task, () => report.tell({ done: trips, of: trips, rows: trips }))
        },
      ),
    derive: (request, id) => {
      const parents = parentsOf(request, index)
      const trips = async () => (await parents).reduce((sum, { dataset }) => sum + dataset.rows, 0)
      return run(id, 'derive', request.name, trips, async (report) => {
        const task = await deriveTask(request, await parents, directory)
        if (!task.ok) return task
        return store(
          id,
          { ...task.value, stem: id, isCancelled: () => cancelling.has(id), held: report.held },
          (step) => report.tell(progressOf(step)),
        )
      })
    },
    async importZones(files) {
      try {
        const zones = await readZones(files)
        return zones.ok ? ok(await keepZones(zones.value, index, zoneSets, deps.runs)) : zones
      } catch (error) {
        return { ok: false, error: storageFailure(error) }
      }
    },
    async cancel(id) {
      // Counts before anything is awaited: meanwhile the import would go on, to its commit perhaps.
      cancelling.add(id)
      if (running.has(id)) return
      const job = await jobs.get(id)
      if (job && isOver(job)) cancelling.delete(id)
    },
    async mapByTravelTime(id) {
      const dataset = await datasets.get(id)
      if (dataset?.travelTimeMap !== undefined) return ok(dataset.travelTimeMap)
      const whole = { from: dataset?.from ?? localSeconds(0), to: localSeconds((dataset?.to ?? 0) + 1) }
      const sampled = await datasets.readSample(id, [{ ...whole, most: MOST_FOR_MAP, seed: 1 }])
      if (!sampled.ok) return sampled
      const { trips } = sampled.value
      const rows = Int32Array.from({ length: trips.rows }, (_, i) => i)
      const made = atOnce(travelTimeMap(trips, rows))
      await datasets.update(id, { travelTimeMap: made })
      return ok(made)
    },
    removeDataset: (id, held) => datasets.remove(id, held),
    async rejects(id) {
      const stored = await index.get(id)
      return stored?.rejectsFile ? directory.file(stored.rejectsFile) : null
    },
  }
}

const progressOf = (step: ImportProgress) => ({
  done: step.bytes,
  of: step.of,
  rows: step.read,
  doing: sayStage(step),
})

async function sortFiles(files: readonly File[]) {
  const kinds = await Promise.all(files.map(isZoneFile))
  return {
    zoneFiles: files.filter((_, i) => kinds[i]),
    tripFiles: inNameOrder(files.filter((_, i) => !kinds[i])),
  }
}

/** A file that cannot be read is none: the trip reader says what is wrong with it. */
async function isZoneFile(file: File): Promise<boolean> {
  if (file.size > MOST_SHAPE_BYTES) return false
  const head = await file
    .slice(0, HEADER_BYTES)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0))
  const start = new Uint8Array(head)
  if (isJson(start)) return true
  if (file.size > MOST_TABLE_BYTES) return false
  return recogniseZoneFile(parseTable(start)[0] ?? []) !== null
}
