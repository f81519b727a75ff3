import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { storageFailure } from '@/lib/adapters/opfs/storage-failure'
import { sweepTrips } from '@/lib/adapters/opfs/sweep-trips'
import type { RunStore } from '@/lib/experiments/run-store'
import { parseZones } from '@/lib/places/parse-zones'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { ZoneSetStore } from '@/lib/places/zone-set-store'
import type { ZoneSetId } from '@/lib/shared/ids'
import type { JobId } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Overlap } from '@/lib/trips/dataset'
import { datasetName } from '@/lib/trips/dataset-name'
import { findSameFiles } from '@/lib/trips/find-same-files'
import { BY_HEADER, type FormatChoice } from '@/lib/trips/formats/format-choice'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import { IMPORT_LOCKS } from '@/lib/trips/import-lock'
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
import { importJobs } from './import-jobs'
import { keepZones } from './keep-zones'
import { mapByTravelTime } from './map-by-travel-time'
import { readInside } from './read-inside'
import { sortFiles } from './sort-files'
import { cancelled, type StoreDeps, type StoreTask, storeImport } from './store-import'

export interface ImporterDeps extends StoreDeps {
  readonly ahead?: StoreTask['ahead']
  readonly jobs: JobStore
  readonly zoneSets: ZoneSetStore
  readonly mappings: MappingStore
  readonly runs: Pick<RunStore, 'list'>
  readonly locks: LockManager
}

/** The import worker's methods over its stores: see `api.ts`. */
export function createImporter(deps: ImporterDeps): ImportWorker {
  const { index, directory, jobs, zoneSets, mappings, locks, clock } = deps
  const datasets = opfsDatasetStore(index, directory)

  const writing = async () => {
    const { held = [], pending = [] } = await locks.query()
    return [...held, ...pending].flatMap(({ name }) =>
      name?.startsWith(IMPORT_LOCKS) ? [name.slice(IMPORT_LOCKS.length)] : [],
    )
  }
  const sweep = () => sweepTrips(index, directory, writing)
  const { run, cancel, isCancelled } = importJobs({ jobs, locks, clock, sweep })

  const store = async (
    id: JobId,
    task: StoreTask,
    tell: (progress: ImportProgress) => Promise<void>,
  ): Promise<Result<ImportOutcome>> => {
    const importing = storeImport(task, deps)
    for (;;) {
      if (isCancelled(id)) {
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
        if (isCancelled(id)) return cancelled()
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
          isCancelled: () => isCancelled(id),
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
            if (isCancelled(id)) return cancelled()
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
            isCancelled: () => isCancelled(id),
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
        return store(id, { ...task.value, stem: id, isCancelled: () => isCancelled(id), held: report.held }, (step) =>
          report.tell(progressOf(step)),
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
    cancel,
    mapByTravelTime: (id) => mapByTravelTime(datasets, id),
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
