import type { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { dexiePayoffStore } from '@/lib/adapters/dexie/payoff-store'
import { dexieRunStore } from '@/lib/adapters/dexie/run-store'
import { dexieZoneSetStore } from '@/lib/adapters/dexie/zone-set-store'
import { opfsDatasetStore } from '@/lib/adapters/opfs/opfs-dataset-store'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { judgedRides } from '@/lib/evaluation/judged-rides'
import { isHonest } from '@/lib/experiments/honesty'
import { DEFAULT_SEED, limitsFor, proposeSplit } from '@/lib/experiments/presets'
import type { Run } from '@/lib/experiments/run'
import { limitedParts, usedParts } from '@/lib/features/ride-limits'
import type { Split } from '@/lib/features/split'
import { loadArtefact } from '@/lib/models/load-artefact'
import type { Predictor } from '@/lib/models/predictor'
import { type JudgedRun, runsBeside } from '@/lib/payoff/judged-run'
import { measurePayoff } from '@/lib/payoff/measure-payoff'
import { type Measured, type Payoff, payoffId } from '@/lib/payoff/payoff'
import type { Clock } from '@/lib/shared/clock'
import type { DatasetId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import { fingerprintRides } from '@/lib/training/ride-fingerprint'
import type { Dataset } from '@/lib/trips/dataset'
import type { DatasetStore } from '@/lib/trips/dataset-store'
import { rejectedByLength } from '@/lib/trips/rejected-by-length'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { TellPayoff } from './api'

/** A page that is told of every step does nothing else. */
const TELL_EVERY_MS = 100

/** Rides of the training period that are read at most; fewer are learnt from. */
const MOST_READ = 2_000_000

/** Reads a dataset and what was trained on it, measures, and keeps what it found as soon as there is something to show. */
export async function measureDataset(
  database: Database,
  clock: Clock,
  id: DatasetId,
  tell: TellPayoff,
): Promise<Result<null>> {
  const began = clock.now()
  const index = dexieDatasetIndex(database)
  const directory = await openTripDirectory()
  const stored = await index.get(id)
  if (!stored) return fail('dataset/unknown', 'This dataset is not here any more. Import its files again.')
  const { dataset } = stored
  const split = proposeSplit(dataset)
  if (!split.ok) return split
  tell('Reading the trips', 0)
  const datasets = opfsDatasetStore(index, directory)
  const read = await readRides(dataset, split.value, datasets)
  if (!read.ok) return read
  const { trips, there } = read.value
  const rides = judgedRides(trips, split.value, 'valid')
  if (!rides.ok) return rides
  const validFingerprint = await fingerprintRides(rides.value)
  const zoneSet = dataset.zoneSetId && (await dexieZoneSetStore(database).get(dataset.zoneSetId))
  const beside = runsBeside(await dexieRunStore(database, clock).settled(), validFingerprint)
  const rejected = await rejectedByLength(
    stored,
    {
      get: (parent) => index.get(parent),
      read: async (name) => {
        const file = await directory.file(name)
        return file && new Uint8Array(await file.arrayBuffer())
      },
    },
    zoneSet,
  )
  const whyNotHidden = 'why' in rejected ? rejected : null

  const measuring = measurePayoff({
    trips,
    ...(there && { there }),
    split: split.value,
    zoneSet,
    seed: DEFAULT_SEED,
    runs: await judgedRuns(database, beside),
    rules: dataset.rules,
    hidden: 'why' in rejected ? null : rejected,
  })
  const keep = (measured: Measured): Promise<void> => {
    const now = clock.now()
    const payoff: Payoff = {
      schemaVersion: 1,
      id: payoffId(id, split.value),
      datasetId: id,
      split: split.value,
      zoneSetId: zoneSet?.id ?? null,
      runs: beside.map((run) => run.id),
      validFingerprint,
      measuredAt: now,
      seconds: (now - began) / 1000,
      whyNotHidden,
      ...measured,
    }
    return dexiePayoffStore(database).put(payoff)
  }
  let kept: Measured | null = null
  let told = { doing: '', at: 0 }
  for (;;) {
    const step = measuring.next()
    if (step.done) {
      if (!step.value.ok) return step.value
      await keep(step.value.value)
      return ok(null)
    }
    const { doing, share, soFar } = step.value
    const now = clock.now()
    if (doing !== told.doing || now - told.at > TELL_EVERY_MS) {
      told = { doing, at: now }
      tell(doing, share)
    }
    if (soFar === null || soFar === kept) continue
    kept = soFar
    await keep(soFar)
  }
}

interface RidesRead {
  readonly trips: TripColumns
  /** Where these are not all. */
  readonly there: { readonly train: number; readonly valid: number } | null
}

/** All rides, or as many as memory holds comfortably: those that judge runs, and of the others the same share of every day. */
async function readRides(
  dataset: Dataset,
  split: Split,
  datasets: Pick<DatasetStore, 'readTrips' | 'readSample'>,
): Promise<Result<RidesRead>> {
  const { limits } = limitsFor(dataset, split, MOST_READ)
  if (!limits) {
    const trips = await datasets.readTrips(dataset.id)
    return trips.ok ? ok({ trips: trips.value, there: null }) : trips
  }
  const sampled = await datasets.readSample(dataset.id, limitedParts(split, limits, DEFAULT_SEED))
  if (!sampled.ok) return sampled
  const { train, valid } = usedParts(sampled.value.spans)
  return ok({ trips: sampled.value.trips, there: { train: train.of, valid: valid.of } })
}

/** The runs with what they predicted; only the best honest one with its model, which rides that judged no one are asked about. */
async function judgedRuns({ predictions, artefacts }: Database, runs: readonly Run[]): Promise<readonly JudgedRun[]> {
  const judged: JudgedRun[] = []
  let hasPredictor = false
  for (const run of runs) {
    const predicted = (await predictions.get(run.id))?.valid
    if (!predicted || run.state.status !== 'finished') continue
    let predictor: Predictor | null = null
    if (!hasPredictor && isHonest(run)) {
      const row = await artefacts.get(run.state.result.artefactId)
      const loaded = row && (await loadArtefact(row.bytes))
      predictor = loaded?.ok ? loaded.value.predictor : null
      hasPredictor = predictor !== null
    }
    const { family, features } = run.recipe
    judged.push({ id: run.id, name: run.name, family, honest: isHonest(run), features, predicted, predictor })
  }
  return judged
}
