import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { aPlan } from '@/tests/fixtures/a-sweep'
import { defaultSpace } from './default-space'
import { settingWeights } from './setting-weights'
import { drawSettings } from './suggest'

const plan = aPlan({ family: 'trees', space: defaultSpace('trees') })

test('the setting that the error follows, whichever way, weighs one, and others little', () => {
  const random = seededRandom(1)
  const places = Array.from({ length: 40 }, (_, place) => ({
    place,
    trial: place,
    level: 0,
    settings: drawSettings(plan.space, random),
  }))
  const scores = new Map(places.map(({ place, settings }) => [place, 9 - Number(settings.learningRate)]))
  const [first, ...rest] = settingWeights(plan, places, scores)
  expect(first).toEqual({ name: 'learningRate', weight: 1 })
  expect(rest.every(({ weight }) => weight < 0.5)).toBe(true)
  expect(rest).toHaveLength(plan.space.length - 1)
})

test('of fewer than eight trials nothing is said', () => {
  const places = Array.from({ length: 7 }, (_, place) => ({ place, trial: place, level: 0, settings: {} }))
  expect(settingWeights(plan, places, new Map(places.map(({ place }) => [place, place])))).toEqual([])
})
