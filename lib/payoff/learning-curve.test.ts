import { expect, test } from 'vitest'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { minutesOf } from '@/lib/models/minutes'
import { everyRow, smallZoneSet, someTrips } from '@/tests/fixtures/some-trips'
import { curveWords } from './curve-words'
import { daysOfRides, errorsByDay } from './errors-by-day'
import { type FitScene, fitAndPredict } from './fit-and-predict'
import { type LearningCurve, learningCurve } from './learning-curve'

function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function curveOf(rides: number): LearningCurve | null {
  const trips = someTrips(rides, 4)
  const scene: FitScene = {
    trips,
    train: everyRow(rides, 2),
    valid: everyRow(rides, 2, 1),
    zoneSet: smallZoneSet,
    seed: 7,
  }
  const minutes = minutesOf(trips, scene.valid)
  const days = daysOfRides({
    rows: scene.valid.length,
    pickupAt: Int32Array.from(scene.valid, (row) => trips.pickupAt[row] as number),
  })
  const errors = (family: 'linear' | 'pair-hour-lookup') =>
    errorsByDay(days, minutes, finish(fitAndPredict(scene, family, DEFAULT_FEATURES)).minutes)
  const whole = { ridge: errors('linear'), lookup: errors('pair-hour-lookup') }
  return finish(learningCurve(scene, days, minutes, DEFAULT_FEATURES, whole))
}

test('the lookup table gets better with every doubling of rides that it counts', () => {
  const curve = curveOf(8_000)
  expect(curve?.points.map(({ rides }) => rides)).toEqual([250, 500, 1_000, 2_000, 4_000])
  const errors = curve?.points.map(({ lookup }) => lookup.value) ?? []
  expect(errors).toEqual(errors.toSorted((a, b) => b - a))
  for (const { lookup, ridge } of curve?.points ?? [])
    for (const { low, value, high } of [lookup, ridge]) expect(low <= value && value <= high).toBe(true)
  expect(curve?.lastDoubling.lookup.value).toBeCloseTo((errors[4] ?? 0) - (errors[3] ?? 0), 9)
})

test('of so few rides that a sixteenth is nothing there is no curve', () => {
  expect(curveOf(1_000)).toBeNull()
})

const aCurve = (values: readonly number[], certainty: number): LearningCurve => {
  const change = (values.at(-1) ?? 0) - (values.at(-2) ?? 0)
  const difference = { value: change, sureness: { low: change - 0.01, high: change + 0.01, certainty } }
  return {
    points: values.map((value, i) => {
      const interval = { value, low: value, high: value }
      return { rides: 1_000 * 2 ** i, ridge: interval, lookup: interval }
    }),
    lastDoubling: { ridge: difference, lookup: difference },
  }
}
const said = (curve: LearningCurve) => curveWords(curve).replaceAll('\u00a0', ' ')

test('still falling is said with what the next doubling may bring at most', () => {
  expect(said(aCurve([6, 5.6, 5.4, 5.3], 1))).toBe(
    "Still falling: from 4,000 to 8,000 rides, ridge's error fell by 0.10 min (0.09 to 0.11). Each doubling brings less than the one before; if that goes on, twice as many would bring less than 0.10 min.",
  )
})

test('what does not slow down is not extrapolated', () => {
  expect(said(aCurve([6, 5.9, 5.7], 1))).toContain('cannot be said from this curve')
})

test('flat is flat, and a rise is said', () => {
  expect(said(aCurve([6, 5.6, 5.59], 0.6))).toMatch(/^Flat: .* would hardly help\.$/)
  expect(said(aCurve([6, 5.6, 5.7], 1))).toContain('rose by 0.10 min')
})
