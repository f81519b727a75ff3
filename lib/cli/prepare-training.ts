import { resolve } from 'node:path'
import { sayTaken } from '@/lib/experiments/sample-words'
import { splitWarnings } from '@/lib/experiments/split-warnings'
import { limitedParts, type UsedParts, usedParts } from '@/lib/features/ride-limits'
import { ok, type Result } from '@/lib/shared/result'
import type { TrainingTask } from '@/lib/training/training-task'
import type { QualityReport } from '@/lib/trips/quality-report'
import { sampleTrips } from '@/lib/trips/sample-rides'
import type { Given, Terminal } from './command'
import { countParts } from './count-parts'
import { readPlaces } from './read-places'
import { readRules, readTripFiles } from './read-trip-files'
import { readChoice } from './reading-options'
import { splitByFiles } from './split-by-files'
import type { TrainRequest } from './train-request'
import { canWrite } from './writable'

/** A training whose rides are read. */
export interface PreparedTraining {
  readonly task: TrainingTask
  /** Of how many rides; null where all are used. */
  readonly used: UsedParts | null
  readonly quality: QualityReport
  /** Where its artefact goes, or null. */
  readonly artefactPath: string | null
}

/** Reads the rides that a training was asked for, after making sure that its artefact can be written. */
export async function prepareTraining(
  given: Given,
  { files, family, settings, seed, features, limits }: TrainRequest,
  terminal: Terminal,
): Promise<Result<PreparedTraining>> {
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
  return ok({
    task: {
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
    },
    used,
    quality: trips.value.quality,
    artefactPath,
  })
}
