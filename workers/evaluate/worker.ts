import '@/lib/shared/no-compiled-schemas'
import { expose } from 'comlink'
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { dexieRegistryStore } from '@/lib/adapters/dexie/registry-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { dexieZoneSetStore } from '@/lib/adapters/dexie/zone-set-store'
import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { lookupTable } from '@/lib/experiments/lookup-table'
import type { RunRecipe } from '@/lib/experiments/run'
import { explainRun, type RunExplanation } from '@/lib/experiments/run-explanation'
import { type LookupTable, type ReportSources, reportComparison, reportRun } from '@/lib/experiments/run-report'
import { limitedParts, type RideLimits } from '@/lib/features/ride-limits'
import { millis } from '@/lib/shared/clock'
import type { RunId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { DatasetStore } from '@/lib/trips/dataset-store'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { macrotask } from '../macrotask'
import type { EvaluateWorker } from './api'

const database = new Database()
const zoneSets = dexieZoneSetStore(database)
const clock = { now: () => millis(Date.now()) }
const runs = dexieRunStore(database, clock)
const { artefact } = dexieRegistryStore(database, clock)

/** The last rides read and the lookup tables of their splits: pages ask about one dataset at a time. */
let held: { readonly key: string; readonly trips: TripColumns } | null = null
let tables = new Map<string, LookupTable | null>()

async function readTrips(recipe: RunRecipe): Promise<Result<TripColumns>> {
  const { datasetId, limits } = recipe
  const key = limits ? `${datasetId} ${keyOf(recipe)}` : datasetId
  if (held?.key === key) return ok(held.trips)
  const datasets = opfsDatasetStore(dexieDatasetIndex(database), await openTripDirectory())
  const trips = limits ? await readLimited(datasets, recipe, limits) : await datasets.readTrips(datasetId)
  if (trips.ok) {
    held = { key, trips: trips.value }
    tables = new Map()
  }
  return trips
}

async function readLimited(
  datasets: DatasetStore,
  { datasetId, split, seed }: RunRecipe,
  limits: RideLimits,
): Promise<Result<TripColumns>> {
  const sampled = await datasets.readSample(datasetId, limitedParts(split, limits, seed))
  return sampled.ok ? ok(sampled.value.trips) : sampled
}

/** What tells one split's rides of a dataset from another's. */
const keyOf = ({ split, limits, seed }: RunRecipe): string =>
  [split.from, split.validFrom, split.testFrom, split.to, ...(limits ? [limits.train, limits.judged, seed] : [])].join(
    ' ',
  )

const sources: ReportSources = {
  run: runs.get,
  predictions: runs.predictions,
  trips: readTrips,
  zones: async (id) => (await zoneSets.get(id))?.zones ?? [],
  lookup: async (run, trips, part) => {
    const { split, datasetId } = run.recipe
    const key = `${datasetId} ${part} ${keyOf(run.recipe)}`
    const known = tables.get(key)
    if (known !== undefined) return known
    const table = lookupTable(trips, split, part)
    tables.set(key, table)
    return table
  },
}

/** A run's model and its rides never change, and so neither does this. */
const explanations = new Map<RunId, RunExplanation>()

async function explain(id: RunId): Promise<Result<RunExplanation>> {
  const known = explanations.get(id)
  if (known) return ok(known)
  const explained = await explainRun({ run: runs.get, trips: readTrips, artefact, pause: macrotask }, id)
  if (explained.ok) explanations.set(id, explained.value)
  return explained
}

/** A bug in here must reach the page as a sentence: thrown errors lose their kind on the way. */
async function caught<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return fail('evaluation/failed', error instanceof Error ? error.message : String(error))
  }
}

const api: EvaluateWorker = {
  report: (run, rivals, part) => caught(() => reportRun(sources, run, rivals, part)),
  explain: (run) => caught(() => explain(run)),
  compare: (ids) => caught(() => reportComparison(sources, ids)),
}

expose(api)
