import { expect, test } from 'vitest'
import { datasetId } from '@/lib/shared/ids'
import { aRecipe, aRun } from '@/tests/fixtures/a-run'
import { compareParameters, parametersOf, settingsOf } from './parameters'
import type { Run, RunRecipe } from './run'

const run = (over: Partial<RunRecipe>): Run => aRun({ recipe: aRecipe(over) })
const differing = (runs: readonly Run[], names?: ReadonlyMap<string, string>) =>
  new Map(compareParameters(runs, names).flatMap((each) => (each.differs ? [[each.name, each.values]] : [])))

test('only parameters whose values differ are marked', () => {
  expect([...differing([run({ seed: 1 }), run({ seed: 2 })])]).toEqual([['Seed', ['1', '2']]])
})

test('a setting goes by the title of its field, its default where it was not set', () => {
  const [plain, short] = [run({ family: 'neural', settings: {} }), run({ family: 'neural', settings: { epochs: 6 } })]
  expect([...differing([plain, short])]).toEqual([['Epochs', ['14', '6']]])
  expect(settingsOf(short).get('Epochs')).toEqual({ text: '6', isDefault: false })
  expect(settingsOf(plain).get('First layer')).toEqual({ text: '128', isDefault: true })
})

test('what only one family has is told where it was changed, and follows from the family where it was not', () => {
  const table = run({ family: 'pair-hour-lookup', settings: {} })
  expect([...differing([run({ family: 'neural', settings: { epochs: 6 } }), table]).keys()]).toContain('Epochs')
  expect([...differing([run({ family: 'neural', settings: {} }), table]).keys()]).not.toContain('Epochs')
})

test('a feature that only one run looks at is one line', () => {
  expect([...differing([run({}), run({ features: ['pickup-zone', 'dropoff-zone'] })])]).toEqual([
    ['Looks at: Hour', ['yes', 'no']],
  ])
})

test('a lookup table looks at no features, whatever its recipe lists', () => {
  const names = [...parametersOf(run({ family: 'pair-hour-lookup' })).keys()]
  expect(names.filter((name) => name.startsWith('Looks at'))).toEqual([])
})

test('datasets go by their names, and by the start of their id where they are gone', () => {
  const [green, gone] = [datasetId('a'.repeat(64)), datasetId('b'.repeat(64))]
  const runs = [run({ datasetId: green }), run({ datasetId: gone })]
  expect(differing(runs, new Map([[green, 'green']])).get('Dataset')).toEqual(['green', 'bbbbbbbb'])
})
