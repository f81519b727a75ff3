import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { openTrackedRuns } from '@/lib/adapters/sql/runs-store'
import { splitWarnings } from '@/lib/experiments/split-warnings'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { readFeatureSpec } from '@/lib/features/feature-spec'
import { FAMILIES } from '@/lib/models/families/all'
import { FAMILY_NAMES, type FamilyName } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { formatBytes } from '@/lib/shared/format-number'
import { RELEASE } from '@/lib/shared/release'
import { fail, ok, type Result } from '@/lib/shared/result'
import { train as trainModel } from '@/lib/training/train'
import type { TrainingOutcome } from '@/lib/training/training-outcome'
import type { TrainingTask } from '@/lib/training/training-task'
import type { Command, Given, Terminal } from '../command'
import { countParts } from '../count-parts'
import { honestyLines, metricLines, metricsJson } from '../metric-lines'
import { nodeTrainer } from '../node-trainer'
import { qualityLines, rowsJson } from '../quality-lines'
import { readPlaces } from '../read-places'
import { MAX_MINUTES, readRules, readTripFiles } from '../read-trip-files'
import { READING_OPTIONS, readChoice } from '../reading-options'
import { splitByFiles } from '../split-by-files'
import { WORKSPACE, workspaceOf } from '../workspace'
import { canWrite, unwritable } from '../writable'

export const train: Command = {
  summary: 'Trains a model, judges it on later rides, writes its artefact and remembers the run.',
  usage:
    'train --train FILE[,FILE…] --valid FILE[,FILE…] [--test FILE[,…]] --family F [--set key=value]… [--seed N] [--places FILE[,FILE…]] [--out model.ridecast] [--json]',
  positionals: 'none',
  options: {
    train: { value: 'FILES', help: 'Trip files to learn from.', many: true },
    valid: { value: 'FILES', help: 'Trip files of a later time to judge by.', many: true },
    test: { value: 'FILES', help: 'Trip files of a still later time, judged once more.', many: true },
    family: { value: 'F', help: FAMILY_NAMES.join(', ') },
    set: { value: 'KEY=VALUE', help: 'A setting of the family; may be repeated.', many: true },
    features: { value: 'NAMES', help: 'Features by name (default: all that are known at pickup).', many: true },
    seed: { value: 'N', help: 'The same seed gives the same artefact, bit for bit (default 7).' },
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
    const request = readRequest(given)
    if (!request.ok) return request
    const { files, family, settings, seed, features } = request.value
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
        trips: trips.value.columns,
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
      })
      return ok({
        lines: [
          ...qualityLines(trips.value.quality),
          ...metricLines('Validation', metrics.valid),
          ...(metrics.test ? metricLines('Test', metrics.test) : []),
          ...honestyLines(honestAtPickup),
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

interface Request {
  readonly files: {
    readonly train: readonly string[]
    readonly valid: readonly string[]
    readonly test: readonly string[]
  }
  readonly family: FamilyName
  readonly settings: Readonly<Record<string, number | string | boolean>>
  readonly features: readonly string[]
  readonly seed: number
}

function readRequest(given: Given): Result<Request> {
  const files = { train: given.all('train'), valid: given.all('valid'), test: given.all('test') }
  if (files.train.length === 0) return fail('usage/train', '--train is missing: name the files to learn from.')
  if (files.valid.length === 0) return fail('usage/valid', '--valid is missing: name the files to judge by.')
  const name = given.one('family')
  const family = FAMILY_NAMES.find((known) => known === name)
  if (!family)
    return fail(
      'usage/family',
      name === null
        ? `--family is missing: choose ${FAMILY_NAMES.join(', ')}.`
        : `There is no family "${name.slice(0, 40)}": choose ${FAMILY_NAMES.join(', ')}.`,
    )
  const seed = Number(given.one('seed') ?? 7)
  if (!Number.isInteger(seed) || seed < 0 || seed > 4_294_967_295)
    return fail('usage/seed', '--seed is a whole number from 0 to 4294967295.')
  const settings: Record<string, number | string | boolean> = {}
  for (const pair of given.all('set')) {
    const [key = '', ...rest] = pair.split('=')
    const value = rest.join('=')
    if (key === '' || value === '') return fail('usage/set', `--set ${pair.slice(0, 60)} is not of the form key=value.`)
    settings[key] =
      value === 'true' ? true : value === 'false' ? false : Number.isNaN(Number(value)) ? value : Number(value)
  }
  const checked = FAMILIES[family].readSettings(settings)
  if (!checked.ok) return fail('usage/set', checked.error.message)
  const features = given.all('features')
  const known = readFeatureSpec(features)
  if (!known.ok) return fail('usage/features', known.error.message)
  return ok({
    files,
    family,
    settings: checked.value,
    features: features.length > 0 ? features : DEFAULT_FEATURES,
    seed,
  })
}

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
