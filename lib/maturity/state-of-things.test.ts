import { describe, expect, test } from 'vitest'
import { runId } from '@/lib/shared/ids'
import { someMetrics } from '@/tests/fixtures/a-run'
import { aJudgedRun, aVersion, emptyWorkspace } from '@/tests/fixtures/a-workspace'
import { stateOfThings } from './state-of-things'
import type { WorkspaceFacts } from './workspace-facts'

const lookup = aJudgedRun({ id: runId('lookup'), family: 'pair-hour-lookup', rmse: 6 })
const neural = aJudgedRun({ id: runId(aVersion.source.ref), family: 'neural', rmse: 4.8 })
const said = (facts: Partial<WorkspaceFacts>) => {
  const { verdict } = stateOfThings({ ...emptyWorkspace, ...facts })
  const { lead = '', name = '' } = verdict.subject ?? {}
  return lead + name + verdict.before + verdict.finding + verdict.after
}
const registered = {
  runs: [lookup, neural],
  versions: [aVersion],
  aliases: [{ model: aVersion.model, alias: 'champion', version: aVersion.version }],
}

describe('the state of things', () => {
  test('with nothing, asks for trips', () => {
    expect(stateOfThings(emptyWorkspace).next.href).toBe('/data')
  })

  test('with data, asks for a run', () => {
    expect(said({ datasets: [{ id: lookup.recipe.datasetId, name: 'x' }] })).toBe(
      'One dataset is ready; no run has finished yet.',
    )
  })

  test('with runs, sets the best against the lookup table on the same rides', () => {
    expect(said({ runs: [lookup, neural] })).toContain('20\u00a0% better than the lookup table')
  })

  test('with a champion, says whether it is what answers', () => {
    expect(said(registered)).toBe(
      'Champion green-nyc v3 is 20\u00a0% better than the lookup table. It is not deployed yet.',
    )
    const live = {
      name: 'rides',
      model: aVersion.model,
      version: 3,
      hasRolledBack: false,
      deployments: 1,
      predictions: 0,
    }
    expect(said({ ...registered, endpoints: [live] })).toContain('It answers at rides.')
    expect(said({ ...registered, endpoints: null })).toContain('the server would know')
    expect(said({ ...registered, endpoints: 'asking' })).not.toContain('deployed')
  })

  test('a champion worse than the lookup table is said to be worse', () => {
    const worse = { ...aVersion, metrics: { valid: someMetrics(6.6), test: null } }
    expect(said({ ...registered, versions: [worse] })).toContain('10\u00a0% worse than the lookup table')
  })

  test('a model judged by a ride or two is not said to be better than anything', () => {
    const few = { ...aVersion, metrics: { valid: someMetrics(2, { n: 1, days: 1 }), test: null } }
    expect(said({ ...registered, versions: [few] })).toContain('off by 2.00\u00a0min RMSE on only 1 ride on 1 day')
  })

  test('a model that looked at what is known later is said to, and is not the best while an honest one is there', () => {
    const cheat = aJudgedRun({ id: runId('cheat'), family: 'neural', rmse: 2, honest: false })
    expect(said({ runs: [lookup, neural, cheat] })).toContain(`Best so far is ${neural.name}`)
    expect(said({ runs: [lookup, cheat] })).toContain('Best so far is lookup')
    expect(said({ ...registered, versions: [{ ...aVersion, honestAtPickup: false }] })).toContain(
      'than the lookup table (not honest at pickup)',
    )
  })
})
