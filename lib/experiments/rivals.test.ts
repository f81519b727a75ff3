import { expect, test } from 'vitest'
import { artefactId, runId, sha256 } from '@/lib/shared/ids'
import { aFinishedRun, aRecipe, someMetrics } from '@/tests/fixtures/a-run'
import { championAmong, pickRivals } from './rivals'
import type { Run } from './run'

const run = (id: string, family: Run['recipe']['family'], rmse: number, over: Partial<Run> = {}) =>
  aFinishedRun(
    { id: runId(id), recipe: aRecipe({ family }), ...over },
    { artefactId: artefactId(id), metrics: { valid: someMetrics(rmse), test: null } },
  )
const mine = run('mine', 'neural', 5)

test('the champion comes first, then the best of each other family', () => {
  const all = [mine, run('l1', 'linear', 5.6), run('l2', 'linear', 5.4), run('n2', 'neural', 4.9)]
  expect(pickRivals(mine, all, new Set([artefactId('n2')]))).toEqual(['n2', 'l2'])
  expect(pickRivals(mine, all, new Set())).toEqual(['l2'])
})

test('the lookup table is no rival: it is beside every run already', () => {
  expect(pickRivals(mine, [mine, run('t', 'pair-hour-lookup', 6)], new Set())).toEqual([])
})

test('runs judged by other rides, in the bin or with the same model are left out', () => {
  const others = [
    aFinishedRun(
      { id: runId('o'), recipe: aRecipe({ family: 'linear' }) },
      { artefactId: artefactId('o'), validFingerprint: sha256('0') },
    ),
    { ...run('b', 'linear', 5), binnedAt: mine.createdAt },
    aFinishedRun({ id: runId('same') }, { artefactId: artefactId('mine') }),
  ]
  expect(pickRivals(mine, others, new Set())).toEqual([])
})

test('a run that looked at what is known later is no rival of an honest one, unless it is the champion', () => {
  const cheat = aFinishedRun(
    { id: runId('cheat'), recipe: aRecipe({ family: 'linear' }) },
    {
      artefactId: artefactId('cheat'),
      honestAtPickup: false,
      metrics: { valid: someMetrics(2), test: null },
    },
  )
  const all = [mine, cheat, run('l1', 'linear', 5.6)]
  expect(pickRivals(mine, all, new Set())).toEqual(['l1'])
  expect(pickRivals(mine, all, new Set([artefactId('cheat')]))).toEqual(['cheat'])
  expect(pickRivals(cheat, all, new Set())).toEqual(['mine'])
})

test('the champion among rivals is found by its model, and need not be there', () => {
  const all = [mine, run('l1', 'linear', 5.6), run('n2', 'neural', 4.9)]
  const champions = new Set([artefactId('n2'), artefactId('elsewhere')])
  expect(championAmong(pickRivals(mine, all, champions), all, champions)).toBe('n2')
  expect(championAmong([runId('l1')], all, champions)).toBeNull()
})
