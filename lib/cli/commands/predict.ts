import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { checkModel } from '@/lib/deployments/check-model'
import { predictorOf } from '@/lib/models/create-predictor'
import type { LoadedArtefact } from '@/lib/models/load-artefact'
import type { Predictions } from '@/lib/models/predictor'
import { placeRides } from '@/lib/serving/place-rides'
import { readRides } from '@/lib/serving/read-rides'
import { csvLine } from '@/lib/shared/csv/csv-cell'
import { formatLocalTime } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { Answer, Command } from '../command'
import { qualityLines, rowsJson } from '../quality-lines'
import { readModel, readModelBytes } from '../read-model'
import { MAX_MINUTES, readRules, readTripFiles, reason } from '../read-trip-files'

export const predict: Command = {
  summary: 'Predicts one ride, or every ride of a trip file into a CSV.',
  usage: `predict --model M (--trips FILE --out PREDICTIONS.csv | --ride '{"pickupAt":"2023-02-03T08:15:00","pickup":"74","dropoff":"166"}') [--json]`,
  positionals: 'none',
  options: {
    model: { value: 'M', help: 'Artefact file.' },
    trips: { value: 'FILES', help: 'Trip files whose kept rides are predicted.', many: true },
    out: { value: 'CSV', help: 'Where to write the predictions; safe to open in a spreadsheet.' },
    ride: { value: 'JSON', help: 'One ride, as the endpoint takes it.' },
    'max-minutes': MAX_MINUTES,
  },
  async run(given, terminal) {
    const path = given.one('model')
    if (path === null) return fail('usage/model', '--model is missing: name an artefact file.')
    const ride = given.one('ride')
    const files = given.all('trips')
    if ((ride === null) === (files.length === 0))
      return fail('usage/what', 'Give either --trips with --out, or --ride.')
    if (ride !== null) return isObject(ride) ? predictRide(path, ride) : fail('usage/ride', notARide(ride))
    const out = given.one('out')
    if (out === null) return fail('usage/out', '--out is missing: say where to write the predictions.')
    const rules = readRules(given.one('max-minutes'))
    if (!rules.ok) return rules
    const model = await readModel(path)
    if (!model.ok) return model
    const trips = await readTripFiles(files, rules.value, terminal)
    if (!trips.ok) return trips
    const predictions = model.value.predictor.predict(trips.value.columns)
    const target = resolve(out)
    try {
      await writePredictions(target, trips.value.columns, predictions, model.value)
    } catch (error) {
      return fail('file/unwritable', `${target} cannot be written: ${reason(error)}.`)
    }
    const { quality } = trips.value
    return ok({
      lines: [...qualityLines(quality), `${quality.kept} predictions in ${target}`],
      json: { rows: rowsJson(quality), predictions: quality.kept, out: target, artefact: { id: model.value.id } },
    })
  },
}

/** Is the text one JSON object? */
function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

const notARide = (text: string): string =>
  `--ride ${JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)} is not one JSON object: write it in single quotes, such as '{"pickupAt":"2023-02-03T08:15:00","pickup":"74","dropoff":"166"}'.`

async function predictRide(path: string, ride: string): Promise<Result<Answer>> {
  const bytes = await readModelBytes(path)
  if (!bytes.ok) return bytes
  const model = await checkModel(bytes.value)
  if (!model.ok) return model
  const { facts, prepared } = model.value
  const predictor = predictorOf(prepared)
  const read = readRides(new TextEncoder().encode(`{"rides":[${ride}]}`))
  if (!read.ok) return fail('ride/unreadable', wordsOf(read.refusal))
  const placed = placeRides(read.value, { needs: facts.needs, predictor })
  if (!('columns' in placed)) return fail('ride/unplaceable', wordsOf(placed))
  const { minutes, clamped, similarRides } = predictor.predict(placed.columns)
  const answer = {
    minutes: minutes[0] ?? 0,
    clamped: clamped[0] === 1,
    similarRides: similarRides[0] ?? 0,
    unseenPair: similarRides[0] === 0,
  }
  const basis = answer.unseenPair
    ? 'no or hardly any training ride between these places'
    : `${answer.similarRides} training rides between these places`
  return ok({
    lines: [
      `${answer.minutes.toFixed(2)} min (${basis}${answer.clamped ? '; moved to the edge of what the model predicts' : ''})`,
    ],
    json: { ...answer, artefact: { id: facts.artefactId } },
  })
}

/** A refusal as one sentence: the first thing that is wrong. */
const wordsOf = ({
  detail,
  errors,
}: {
  readonly detail: string
  readonly errors?: readonly { readonly detail: string }[]
}) => errors?.[0]?.detail ?? detail

async function writePredictions(
  path: string,
  trips: TripColumns,
  { minutes, similarRides }: Predictions,
  { artefact }: LoadedArtefact,
): Promise<void> {
  const names = new Map((artefact.features.zoneSet?.zones ?? []).map(({ id, name }) => [id, name ?? '']))
  const file = createWriteStream(path)
  const failed = once(file, 'error').then(([error]) => Promise.reject(error))
  // Kept from being reported as unhandled; the race below sees it.
  failed.catch(() => undefined)
  const write = async () => {
    await once(file, 'open')
    let text = csvLine([
      'pickup_at',
      'pickup_zone',
      'pickup_name',
      'dropoff_zone',
      'dropoff_name',
      'actual_minutes',
      'predicted_minutes',
      'similar_rides',
    ])
    for (let i = 0; i < trips.rows; i++) {
      const at = trips.pickupAt[i] as number
      const from = trips.pickupZone[i] as number
      const to = trips.dropoffZone[i] as number
      text += csvLine([
        formatLocalTime(at),
        from,
        names.get(from) ?? '',
        to,
        names.get(to) ?? '',
        (((trips.dropoffAt[i] as number) - at) / 60).toFixed(3),
        (minutes[i] as number).toFixed(3),
        similarRides[i] as number,
      ])
      if (text.length < 65_536) continue
      if (!file.write(text)) await once(file, 'drain')
      text = ''
    }
    file.end(text)
    await once(file, 'finish')
  }
  await Promise.race([write(), failed])
}
