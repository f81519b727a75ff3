import { measureErrors } from '@/lib/evaluation/measure-errors'
import { isHonestAtPickup } from '@/lib/features/feature-spec'
import { measureCoverage } from '@/lib/models/coverage'
import { idsOf, inModelPlaces } from '@/lib/models/in-model-places'
import { minutesOf } from '@/lib/models/minutes'
import type { Predictor } from '@/lib/models/predictor'
import { fail, ok } from '@/lib/shared/result'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { Command } from '../command'
import { foreignLines } from '../foreign-rides'
import { honestyOf } from '../honesty'
import { coverageLines, honestyLines, metricLines, metricsJson } from '../metric-lines'
import { qualityLines, rowsJson } from '../quality-lines'
import { readModel } from '../read-model'
import { MAX_MINUTES, readRules, readTripFiles } from '../read-trip-files'
import { READING_OPTIONS, readChoice } from '../reading-options'

export const evaluate: Command = {
  summary: 'Judges a model on the rides of trip files.',
  usage: 'evaluate --model M --trips FILE… [options] [--json]',
  positionals: 'files',
  options: {
    model: { value: 'M', help: 'Artefact file.' },
    trips: { value: 'FILES', help: 'Trip files to judge by.', many: true },
    ...READING_OPTIONS,
    'max-minutes': { ...MAX_MINUTES, help: 'Reject rides longer than this (default: as when the model was trained).' },
  },
  async run(given, terminal) {
    const path = given.one('model')
    if (path === null) return fail('usage/model', '--model is missing: name an artefact file.')
    const files = [...given.all('trips'), ...given.positionals]
    if (files.length === 0) return fail('usage/trips', '--trips is missing: name at least one trip file.')
    const model = await readModel(path)
    if (!model.ok) return model
    const rules = readRules(given.one('max-minutes'), model.value.artefact.data.rules)
    if (!rules.ok) return rules
    const choice = await readChoice(given)
    if (!choice.ok) return choice
    const { zoneSet } = model.value.artefact.features
    const trips = await readTripFiles([files], rules.value, terminal, {
      choice: choice.value,
      zoneSets: zoneSet ? [zoneSet] : [],
    })
    if (!trips.ok) return trips
    const { quality } = trips.value
    const { predictor } = model.value
    const columns = inModelPlaces(trips.value.columns, predictor, idsOf(trips.value.places, zoneSet))
    const unknown = ridesInUnknownPlaces(columns, predictor)
    if (unknown === columns.rows)
      return fail(
        'evaluate/unknown-places',
        `${path} knows the places of none of the ${columns.rows} rides: it accepts ${predictor.accepts}. Judge it by trips between those, or train a model on these.`,
      )
    const share = unknown / columns.rows
    if (unknown > 0)
      terminal.progress(
        `${(100 * share).toFixed(1)} % of the rides (${unknown} of ${columns.rows}) start or end at a place that the model does not know; an endpoint would refuse them, the metrics count them.`,
      )
    const { honest, reason, ridesInTraining } = honestyOf(model.value.artefact, columns)
    if (reason !== null) terminal.progress(`Not an honest judgement: ${reason}.`)
    const everyRow = Int32Array.from({ length: columns.rows }, (_, i) => i)
    const rides = { ...columns, minutes: minutesOf(columns, everyRow) }
    const { minutes, similarRides } = predictor.predict(columns)
    const metrics = measureErrors(rides, minutes)
    const ends = predictor.intervalEnds(columns, minutes)
    const coverage = ends && measureCoverage({ actual: rides.minutes, pickupAt: columns.pickupAt }, ends)
    const honestAtPickup = isHonestAtPickup(model.value.artefact.features.spec)
    const unseenPairs = similarRides.filter((count) => count === 0).length
    return ok({
      lines: [
        ...qualityLines(quality),
        ...metricLines(`${model.value.artefact.body.kind} model`, metrics),
        ...coverageLines(coverage ?? []),
        ...honestyLines(honestAtPickup),
        `  ${unseenPairs} rides on pairs with fewer than five training rides`,
        ...foreignLines(unseenPairs, columns.rows),
        ...(reason === null ? [] : [`  Not an honest judgement: ${reason}.`]),
      ],
      json: {
        rows: rowsJson(quality),
        metrics: { valid: metricsJson(metrics) },
        ...(coverage && { coverage }),
        honest,
        reason,
        ridesInTraining,
        rules: rules.value,
        family: model.value.artefact.body.kind,
        honestAtPickup,
        artefact: { id: model.value.id },
        unseenPairs,
        unknownPlaces: { rides: unknown, share },
      },
    })
  },
}

/** Rides of which the model does not know the pickup place, the drop-off place, or both. */
function ridesInUnknownPlaces(trips: TripColumns, predictor: Predictor): number {
  const known = new Map<number, boolean>()
  const knows = (zone: number): boolean => {
    const answer = known.get(zone) ?? predictor.knowsZone(zone)
    known.set(zone, answer)
    return answer
  }
  let unknown = 0
  for (let i = 0; i < trips.rows; i++)
    if (!knows(trips.pickupZone[i] as number) || !knows(trips.dropoffZone[i] as number)) unknown++
  return unknown
}
