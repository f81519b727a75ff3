import { expect, test } from 'vitest'
import type { Run } from '@/lib/experiments/run'
import { millis } from '@/lib/shared/clock'
import { artefactId, datasetId, sha256 } from '@/lib/shared/ids'
import { aDraft } from '@/tests/fixtures/a-draft'
import { aFinishedRun, aRecipe } from '@/tests/fixtures/a-run'
import { dependentsOf, sayThem } from './dependents'

const version = { ...aDraft(), schemaVersion: 1 as const, version: 4, createdAt: millis(1) }
const registry = { versions: [version], aliases: [] }
const live = (name: string, id: string) => ({ name, live: { artefactId: id, model: 'm', version: 1 } }) as never
const uses = (run: Run) => run.recipe.datasetId === aRecipe().datasetId

test('what was made of it is named: its runs, their versions, and the endpoints where one of those is live', () => {
  const other = aFinishedRun({ name: 'other', recipe: aRecipe({ datasetId: datasetId(sha256('8'.repeat(64))) }) })
  const endpoints = [live('rides', version.artefactId), live('elsewhere', artefactId('9'.repeat(64)))]
  expect(dependentsOf(uses, [aFinishedRun({ name: 'net' }), other], registry, endpoints)).toEqual({
    runs: ['net'],
    versions: ['green-nyc v4'],
    endpoints: ['rides'],
  })
})

test('where the server cannot be asked, endpoints are unknown, not none', () => {
  expect(dependentsOf(uses, [aFinishedRun()], registry, null).endpoints).toBeNull()
})

test('of many the first are named and the others counted', () => {
  expect(sayThem([], 'run')).toBeNull()
  expect(sayThem(['a'], 'run')).toBe('1 run: a')
  expect(sayThem('abcdefgh'.split(''), 'version')).toBe('8 versions: a, b, c, d, e, f and 2 more')
})
