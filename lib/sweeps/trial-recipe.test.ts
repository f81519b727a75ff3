import { expect, test } from 'vitest'
import { localSeconds } from '@/lib/shared/local-time'
import { defaultSpace } from './default-space'
import { levelsOf, type SweepPlan } from './sweep-plan'
import { trialRecipe } from './trial-recipe'

const split = { from: localSeconds(0), validFrom: localSeconds(86_400), testFrom: null, to: localSeconds(172_800) }
const plan: SweepPlan = {
  family: 'trees',
  space: defaultSpace('trees'),
  fixed: {},
  strategy: 'tpe',
  halving: 'rides',
  trials: 9,
  seed: 1,
}
const recipes = (change: Partial<SweepPlan>, settings = {}, limits?: { train: number; judged: number }) =>
  levelsOf({ ...plan, ...change }).map((_, level) =>
    trialRecipe(
      { plan: { ...plan, ...change }, split, rides: 90_000, ...(limits && { limits }) },
      { place: 4, trial: 3, level, settings },
    ),
  )

test('a first look takes fewer rides to learn from, and is judged by the same', () => {
  expect(recipes({}).map(({ limits }) => limits?.train)).toEqual([10_000, 30_000, undefined])
  expect(recipes({}, {}, { train: 45_000, judged: 500 }).map(({ limits }) => limits)).toEqual([
    { train: 5_000, judged: 500 },
    { train: 15_000, judged: 500 },
    { train: 45_000, judged: 500 },
  ])
})

test('or fewer steps, of what the settings allow', () => {
  const trees = (settings: object) => recipes({ halving: 'steps' }, settings).map((recipe) => recipe.settings.trees)
  expect(trees({})).toEqual([67, 200, undefined])
  expect(trees({ trees: 90 })).toEqual([10, 30, 90])
  const epochs = recipes({ halving: 'steps', family: 'neural' }, { epochs: 4 }).map(({ settings }) => settings.epochs)
  expect(epochs).toEqual([1, 1, 4])
})

test('the top level is the whole, and without halving there is no other', () => {
  expect(recipes({ halving: 'none' })).toEqual([{ split, settings: {} }])
})
