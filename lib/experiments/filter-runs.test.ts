import { expect, test } from 'vitest'
import { aRecipe, aRun } from '@/tests/fixtures/a-run'
import { filterRuns } from './filter-runs'

const runs = [
  aRun({ name: 'net-wide', tags: ['night shift'], recipe: aRecipe({ family: 'neural', settings: { dropout: 0.1 } }) }),
  aRun({ name: 'ridge', tags: ['old'] }),
]
const names = (text: string) => filterRuns(runs, text).map((run) => run.name)

test('no text keeps every run', () => expect(names('  ')).toHaveLength(2))
test('a word is looked for in the name, the family and the tags, whatever its case', () => {
  expect(names('WIDE')).toEqual(['net-wide'])
  expect(names('linear')).toEqual(['ridge'])
  expect(names('night')).toEqual(['net-wide'])
})
test('a setting is found by name and value', () => {
  expect(names('dropout=0.1')).toEqual(['net-wide'])
  expect(names('ridge=1')).toEqual(['ridge'])
})
test('a setting is found by its title too, at its default, and only at the whole value', () => {
  expect(names('first-layer=128')).toEqual(['net-wide'])
  expect(names('epochs=14')).toEqual(['net-wide'])
  expect(names('epochs=1')).toEqual([])
  expect(names('epochs=')).toEqual(['net-wide'])
})
test('all words must occur', () => expect(names('neural old')).toEqual([]))
