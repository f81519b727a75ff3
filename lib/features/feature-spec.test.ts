import { expect, test } from 'vitest'
import { DEFAULT_FEATURES, FEATURE_NAMES, FEATURES } from './catalogue'
import { columnsOf, isHonestAtPickup, readFeatureSpec, withoutPoints } from './feature-spec'

test('names are read in any order, each once, into the order of the catalogue', () => {
  expect(readFeatureSpec(['hour', 'pickup-zone', 'hour'])).toEqual({
    ok: true,
    value: { features: ['pickup-zone', 'hour'] },
  })
})

test.each(['tip', '__proto__', 'constructor', ''])('there is no feature %j', (name) => {
  expect(readFeatureSpec([name])).toMatchObject({ ok: false, error: { code: 'features/unknown' } })
})

test('what is only known when the ride is over is off by default, and makes a model dishonest at pickup', () => {
  expect(isHonestAtPickup({ features: DEFAULT_FEATURES })).toBe(true)
  for (const name of ['metered-distance', 'fare'] as const) {
    expect(DEFAULT_FEATURES).not.toContain(name)
    expect(isHonestAtPickup({ features: ['hour', name] })).toBe(false)
  }
})

test('every column has one name, and what needs points can be left out', () => {
  const columns = columnsOf({ features: FEATURE_NAMES })
  expect(new Set(columns).size).toBe(columns.length)
  const placeless = withoutPoints({ features: FEATURE_NAMES })
  expect(placeless.features.some((name) => FEATURES[name].needsPoints)).toBe(false)
  expect(columnsOf(placeless)).toContain('typicalKm')
})
