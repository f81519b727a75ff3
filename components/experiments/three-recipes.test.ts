import { expect, test } from 'vitest'
import { aRecipe, aRun } from '@/tests/fixtures/a-run'
import { draftFromRun } from './run-draft'
import { leftOutWords, threeRecipes } from './three-recipes'

const recipe = aRecipe()
const draft = { ...draftFromRun(aRun({ recipe }), null), rides: null }
const dataset = {
  id: recipe.datasetId,
  rows: 40_000_000,
  from: recipe.split.from,
  to: recipe.split.to,
  profile: { months: [{ month: (2023 - 1970) * 12, rows: 40_000_000 }] },
}

test('the three learn from the same rides with their own defaults', () => {
  const { recipes, leftOut } = threeRecipes(draft, dataset, 2)
  expect(recipes.map(({ family, settings }) => [family, settings])).toEqual([
    ['pair-hour-lookup', {}],
    ['linear', {}],
    ['neural', {}],
  ])
  expect(new Set(recipes.map(({ split, limits }) => JSON.stringify([split, limits]))).size).toBe(1)
  expect([leftOut, leftOutWords(leftOut)]).toEqual([[], null])
})

test('a family that cannot be trained is named with the reason', () => {
  const { recipes, leftOut } = threeRecipes({ ...draft, seed: Number.NaN }, dataset, null)
  expect(recipes).toEqual([])
  expect(leftOutWords(leftOut)).toBe(
    'Not trained: Pair × hour lookup, Linear, Neural. The seed is a whole number from 0 to 4,294,967,295.',
  )
  expect(
    leftOutWords([
      { family: 'linear', why: 'One.' },
      { family: 'neural', why: 'Two.' },
    ]),
  ).toBe('Not trained: Linear. One. Not trained: Neural. Two.')
})
