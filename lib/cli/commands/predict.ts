import { resolve } from 'node:path'
import { checkModel } from '@/lib/deployments/check-model'
import { gridFor, predictorOf } from '@/lib/models/create-predictor'
import { placeRides } from '@/lib/serving/place-rides'
import { readRides } from '@/lib/serving/read-rides'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Answer, Command } from '../command'
import { foreignLines } from '../foreign-rides'
import { readModel, readModelBytes } from '../read-model'
import { READING_OPTIONS, readChoice } from '../reading-options'
import { sayRows } from '../say-rows'
import { writePredictions } from '../write-predictions'

export const predict: Command = {
  summary: 'Predicts one ride, or every ride of a trip file into a CSV.',
  usage: `predict --model M (--trips FILE --out PREDICTIONS.csv | --ride '{"pickupAt":"2023-02-03T08:15:00","pickup":"74","dropoff":"166"}') [options] [--json]`,
  positionals: 'none',
  options: {
    model: { value: 'M', help: 'Artefact file.' },
    trips: { value: 'FILES', help: 'Files of rides: a pickup time and two places a row are enough.', many: true },
    ...READING_OPTIONS,
    out: { value: 'CSV', help: 'Where to write a row for each row read, by file and line; safe in a spreadsheet.' },
    ride: { value: 'JSON', help: 'One ride, as the endpoint takes it.' },
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
    const model = await readModel(path)
    if (!model.ok) return model
    const target = resolve(out)
    const choice = await readChoice(given)
    if (!choice.ok) return choice
    const written = await writePredictions(files, target, model.value, terminal, choice.value)
    if (!written.ok) return written
    const { read, predicted, refused, unseenPairs, clamped } = written.value
    return ok({
      lines: [
        `${sayRows(read)} read, ${predicted} predicted`,
        ...Object.entries(refused).map(([why, count]) => `  ${String(count).padStart(9)}  ${why}: no prediction`),
        `  ${unseenPairs} on pairs with fewer than five training rides, ${clamped} moved to the edge of what the model predicts`,
        ...foreignLines(unseenPairs, predicted),
        `Predictions, and a reason where there is none, in ${target}`,
      ],
      json: {
        rows: { read, kept: predicted, rejected: refused },
        predictions: predicted,
        unseenPairs,
        clamped,
        out: target,
        artefact: { id: model.value.id },
      },
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
  const predictor = predictorOf(prepared, await gridFor(prepared.features))
  const read = readRides(new TextEncoder().encode(`{"rides":[${ride}]}`))
  if (!read.ok) return fail('ride/unreadable', wordsOf(read.refusal))
  const placed = placeRides(read.value, { needs: facts.needs, predictor })
  if (!('columns' in placed)) return fail('ride/unplaceable', wordsOf(placed))
  const { minutes, clamped, similarRides, unseenPlace } = predictor.predict(placed.columns)
  const answer = {
    minutes: minutes[0] ?? 0,
    clamped: clamped[0] === 1,
    similarRides: similarRides[0] ?? 0,
    unseenPair: similarRides[0] === 0,
    ...(unseenPlace[0] === 1 ? { unseenPlace: true } : null),
  }
  const basis = answer.unseenPlace
    ? 'fewer than five training rides from the one place, or to the other'
    : answer.unseenPair
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
