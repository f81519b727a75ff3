import { expect, test } from 'vitest'
import { measureErrors } from '@/lib/evaluation/measure-errors'
import { createPredictor } from '@/lib/models/create-predictor'
import type { FamilyName } from '@/lib/models/family-name'
import { minutesOf } from '@/lib/models/minutes'
import { atOnce } from '@/lib/shared/steps'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { everyRow, someTrips } from '@/tests/fixtures/some-trips'
import { inputGroups } from './input-groups'
import { MOST_RIDES, permutationImportanceInSteps } from './permutation-importance'

const trips = someTrips(2_000, 9)
const timed = { rides: trips, minutes: minutesOf(trips, everyRow(trips.rows)) }

function importanceOf(family: FamilyName, rides = timed, seed = 1) {
  const artefact = someArtefact(family)
  const groups = inputGroups(artefact.features.spec)
  return atOnce(permutationImportanceInSteps(createPredictor(artefact), rides, groups, seed))
}
const byKey = (importance: ReturnType<typeof importanceOf>) =>
  new Map(importance.groups.map(({ key, rmse }) => [key, rmse]))

test('inputs that a model does not look at have an importance of exactly 0', () => {
  for (const { rmse, mae } of importanceOf('global-median').groups) {
    expect(rmse).toEqual({ value: 0, bounds: [0, 0] })
    expect(mae).toEqual({ value: 0, bounds: [0, 0] })
  }
})

test('places matter where they decide how long rides take, and both together more than either', () => {
  const figures = byKey(importanceOf('trees'))
  const of = (key: string) => figures.get(key)?.value ?? Number.NaN
  expect(of('pickup')).toBeGreaterThan(1)
  expect(of('places')).toBeGreaterThanOrEqual(Math.min(of('pickup'), of('dropoff')))
  expect(of('pickup')).toBeGreaterThan(5 * Math.abs(of('time')))
  const [low, high] = figures.get('pickup')?.bounds ?? [0, 0]
  expect(low).toBeGreaterThan(0)
  expect(high).toBeGreaterThan(of('pickup'))
})

test('the error that grows is the one of the rides as they are', () => {
  const artefact = someArtefact('linear')
  const predicted = createPredictor(artefact).predict(trips).minutes
  const rmse = measureErrors({ ...trips, minutes: timed.minutes }, predicted).rmse.value
  expect(importanceOf('linear').rmse).toBeCloseTo(rmse, 9)
})

test('the same seed gives the same figures, another one others', () => {
  expect(importanceOf('linear')).toEqual(importanceOf('linear'))
  expect(importanceOf('linear', timed, 2)).not.toEqual(importanceOf('linear'))
})

test('of many rides some are drawn; few have no interval', () => {
  const many = someTrips(MOST_RIDES + 5, 3)
  const rides = { rides: many, minutes: minutesOf(many, everyRow(many.rows)) }
  expect(importanceOf('global-median', rides).rides).toBe(MOST_RIDES)
  const few = someTrips(50, 3)
  const importance = importanceOf('linear', { rides: few, minutes: minutesOf(few, everyRow(50)) })
  expect(importance.groups.map(({ rmse }) => rmse.bounds)).toEqual(importance.groups.map(() => null))
})
