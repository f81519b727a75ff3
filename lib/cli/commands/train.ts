import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { openTrackedRuns } from '@/lib/adapters/sql/runs-store'
import { sayTaken } from '@/lib/experiments/sample-words'
import { splitWarnings } from '@/lib/experiments/split-warnings'
import { limitedParts, MOST_JUDGED, type UsedParts, usedParts } from '@/lib/features/ride-limits'
import { FAMILIES } from '@/lib/models/families/all'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { formatBytes } from '@/lib/shared/format-number'
import { RELEASE } from '@/lib/shared/release'
import { ok, type Result } from '@/lib/shared/result'
import { train as trainModel } from '@/lib/training/train'
import type { TrainingOutcome } from '@/lib/training/training-outcome'
import type { TrainingTask } from '@/lib/training/training-task'
import { sampleTrips } from '@/lib/trips/sample-rides'
import type { Command, Terminal } from '../command'
import { countParts } from '../count-parts'
import { honestyLines, metricLines, metricsJson } from '../metric-lines'
import { nodeTrainer } from '../node-trainer'
import { qualityLines, rowsJson } from '../quality-lines'
import { readPlaces } from '../read-places'
import { MAX_MINUTES, readRules, readTripFiles } from '../read-trip-files'
import { READING_OPTIONS, readChoice } from '../reading-options'
import { splitByFiles } from '../split-by-files'
import { readTrainRequest } from '../train-request'
import { WORKSPACE, workspaceOf } from '../workspace'
import { canWrite, unwritable } from '../writable'

export const train: Command = {
  summary: 'Trains a model, judges it on later rides, writes its artefact and remembers the run.',
  usage:
    'train --train FILE[,FILE…] --valid FILE[,FILE…] [--test FILE[,…]] --family F [--set key=value]… [--seed N] [--rides N] [--judged-rides N] [--places FILE[,FILE…]] [--out model.ridecast] [options] [--json]',
  positionals: 'none',
  options: {
    train: { value: 'FILES', help: 'Trip files to learn from.', many: true },
    valid: { value: 'FILES', help: 'Trip files of a later time to judge by.', many: true },
    test: { value: 'FILES', help: 'Trip files of a still later time, judged once more.', many: true },
    family: { value: 'F', help: FAMILY_NAMES.join(', ') },
    set: { value: 'KEY=VALUE', help: 'A setting of the family; may be repeated.', many: true },
    features: { value: 'NAMES', help: 'Features by name (default: all that are known at pickup).', many: true },
    seed: { value: 'N', help: 'The same seed gives the same artefact, bit for bit (default 7).' },
    rides: {
      value: 'N',
      help: 'Rides to learn from at most: of every day the same share, drawn with the seed (default: all).',
    },
    'judged-rides': {
      value: 'N',
      help: `Rides of each judging period at most, the same for every seed (default: all; the app takes ${MOST_JUDGED}).`,
    },
    places: {
      value: 'FILES',
      help: 'Points CSV, lookup CSV, GeoJSON or TopoJSON of the zones, or several of them.',
      many: true,
    },
    out: { value: 'FILE', help: 'Where to write the artefact.' },
    ...READING_OPTIONS,
    'max-minutes': MAX_MINUTES,
    workspace: WORKSPACE,
  },
  notes: FAMILY_NAMES.flatMap((name) => {
    const { fields } = FAMILIES[name]
    return fields.length === 0
      ? []
      : [
          `Settings of ${name}:`,
          ...fields.map((field) => `  ${field.name}=${field.default}  ${field.title}. ${field.description}`),
        ]
  }),
  async run(given, terminal) {
    const request = readTrainRequest(given)
    if (!request.ok) return request
    const { files, family, settings, seed, features, limits } = request.value
    const rules = readRules(given.one('max-minutes'))
    if (!rules.ok) return rules
    const out = given.one('out')
    const artefactPath = out === null ? null : resolve(out)
    const writable = artefactPath === null ? ok(null) : await canWrite(artefactPath)
    if (!writable.ok) return writable
    const places = await readPlaces(given.all('places'))
    if (!places.ok) return places
    const choice = await readChoice(given)
    if (!choice.ok) return choice
    const trips = await readTripFiles([files.train, files.valid, files.test], rules.value, terminal, {
      choice: choice.value,
      zoneSets: places.value ? [places.value] : [],
    })
    if (!trips.ok) return trips
    const split = splitByFiles(trips.value.columns, trips.value.files, {
      train: trips.value.filesOf[0] ?? 0,
      valid: trips.value.filesOf[1] ?? 0,
    })
    if (!split.ok) return split
    for (const warning of splitWarnings(countParts(trips.value.columns.pickupAt, split.value)))
      terminal.progress(`${warning} Name files of more days.`)
    const chosen = limits && sampleTrips(trips.value.columns, limitedParts(split.value, limits, seed))
    const used = chosen && usedParts(chosen.spans)
    if (used) terminal.progress(`Trains on ${sayTaken(used.train)}.`)
    const workspace = workspaceOf(given)
    const store = openTrackedRuns(workspace)
    if (!store.ok) return store
    try {
      const task: TrainingTask = {
        family,
        settings,
        features,
        split: split.value,
        seed,
        trips: chosen?.trips ?? trips.value.columns,
        dataFingerprint: trips.value.fingerprint,
        rules: rules.value,
        zoneSet: trips.value.placeKind === 'zone' ? (places.value ?? trips.value.places) : trips.value.places,
        simulated: places.value?.simulated ?? false,
      }
      const cpuBefore = process.cpuUsage()
      const trained = await trainToTheEnd(task, terminal)
      if (!trained.ok) return trained
      const { outcome, backend } = trained.value
      const spent = process.cpuUsage(cpuBefore)
      const cpuSeconds = (spent.user + spent.system) / 1e6
      if (artefactPath !== null) {
        try {
          await writeFile(artefactPath, outcome.artefact)
        } catch (error) {
          return unwritable(artefactPath, error)
        }
      }
      const { metrics, cost, artefactId, honestAtPickup, features: lookedAt } = outcome
      const id = randomUUID()
      await store.value.add({
        id,
        finishedAt: millis(Date.now()),
        family,
        settings,
        features: lookedAt,
        seed,
        honestAtPickup,
        files,
        dataFingerprint: trips.value.fingerprint,
        artefactId,
        artefactPath,
        metrics,
        seconds: cost.seconds,
        cpuSeconds,
        peakMemoryBytes: cost.peakMemoryBytes,
        backend,
        ...(used && { used }),
      })
      return ok({
        lines: [
          ...qualityLines(trips.value.quality),
          ...metricLines('Validation', metrics.valid),
          ...(metrics.test ? metricLines('Test', metrics.test) : []),
          ...honestyLines(honestAtPickup),
          ...(used ? usedLines(used) : []),
          `${family}, seed ${seed}, ${backend}: ${cost.seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} CPU-seconds${cost.peakMemoryBytes === null ? '' : `, ${formatBytes(cost.peakMemoryBytes)} of memory at most, reading the files included`}`,
          `Artefact ${artefactId}, ${outcome.artefact.length} bytes${artefactPath ? `, in ${artefactPath}` : ', not written (--out)'}`,
        ],
        json: {
          rows: rowsJson(trips.value.quality),
          metrics: { valid: metricsJson(metrics.valid), ...(metrics.test && { test: metricsJson(metrics.test) }) },
          run: id,
          family,
          settings,
          features: lookedAt,
          seed,
          honestAtPickup,
          ...(used && { used }),
          artefact: { id: artefactId, bytes: outcome.artefact.length, path: artefactPath },
          dataFingerprint: trips.value.fingerprint,
          cost: { ...cost, cpuSeconds },
          environment: { ridecast: RELEASE, host: `Node ${process.versions.node}`, backend },
        },
      })
    } finally {
      await store.value.close()
    }
  },
}

const usedLines = ({ train, valid, test }: UsedParts): readonly string[] => [
  `Trained on ${sayTaken(train)}; judged by ${sayTaken(valid)}${test ? `, tested on ${sayTaken(test)}` : ''}.`,
]

async function trainToTheEnd(
  task: TrainingTask,
  terminal: Terminal,
): Promise<Result<{ readonly outcome: TrainingOutcome; readonly backend: string }>> {
  const training = trainModel(task, {
    clock: { now: () => millis(performance.now()) },
    pause: async () => {},
    shouldStop: () => false,
    neural: nodeTrainer(),
    ridecast: RELEASE,
    peakMemory: () => ({ bytes: process.resourceUsage().maxRSS * 1024, measure: 'process' }),
  })
  let backend = ''
  for (;;) {
    const step = await training.next()
    if (step.done) return step.value.ok ? ok({ outcome: step.value.value, backend }) : step.value
    const event = step.value
    if (event.kind === 'backend') backend = event.backend
    if (event.kind === 'stage') terminal.progress(`${task.family}: ${event.stage}`)
    if (event.kind === 'epoch') {
      const tail = event.tailRmse === null ? '' : `, on the last days ${event.tailRmse.toFixed(3)}`
      terminal.progress(
        `${event.pass} epoch ${event.ofPass.epoch} of ${event.ofPass.epochs}: RMSE ${event.trainRmse.toFixed(3)} min${tail}, ${Math.round(event.rowsPerSecond)} rows/s`,
      )
    }
  }
}
