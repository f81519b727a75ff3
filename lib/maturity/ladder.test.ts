import { describe, expect, test } from 'vitest'
import { artefactId, runId } from '@/lib/shared/ids'
import { aJudgedRun, aVersion, emptyWorkspace } from '@/tests/fixtures/a-workspace'
import { judgeMaturity, maturityTitle } from './ladder'

const lookup = aJudgedRun({ id: runId('lookup'), family: 'pair-hour-lookup', rmse: 6.1 })
const neural = aJudgedRun({ id: runId('neural'), family: 'neural', rmse: 5.1 })
const trained = {
  ...emptyWorkspace,
  datasets: [{ id: lookup.recipe.datasetId, name: 'green' }],
  runs: [lookup, neural],
}

describe('the maturity ladder', () => {
  test('an empty workspace stands before the first rung', () => {
    const maturity = judgeMaturity(emptyWorkspace)
    expect(maturity.level).toBe(-1)
    expect(maturityTitle(maturity)).toBe('Maturity: at the start, three facts short of level 0')
  })

  test('a model better than the lookup table on the same rides reaches level 1', () => {
    expect(judgeMaturity(trained).level).toBe(1)
  })

  test('a model that is worse than the lookup table does not', () => {
    const worse = aJudgedRun({ id: runId('worse'), family: 'neural', rmse: 6.2 })
    expect(judgeMaturity({ ...trained, runs: [lookup, worse] }).level).toBe(-1)
  })

  test('a model that was judged by other rides does not beat the baseline', () => {
    const other = aJudgedRun({ id: runId('other'), family: 'neural', rmse: 1, validFingerprint: 'other' })
    expect(judgeMaturity({ ...trained, runs: [lookup, other] }).level).toBe(-1)
  })

  test('a run in the bin does not count', () => {
    expect(judgeMaturity({ ...trained, runs: [lookup, { ...neural, binnedAt: neural.createdAt }] }).level).toBe(-1)
  })

  test('a repeated recipe must give the same artefact', () => {
    const facts = {
      ...trained,
      versions: [aVersion],
      aliases: [{ model: aVersion.model, alias: 'champion', version: aVersion.version }],
    }
    const again = (bits: string) => aJudgedRun({ id: runId('again'), family: 'neural', rmse: 5.1, artefact: bits })
    const same = neural.state.result.artefactId
    expect(judgeMaturity({ ...facts, runs: [lookup, neural, again(same)] }).level).toBe(2)
    expect(judgeMaturity({ ...facts, runs: [lookup, neural, again(artefactId('f'.repeat(64)))] }).level).toBe(1)
    expect(judgeMaturity(facts).rungs[2]?.criteria[2]?.verdict).toBe('not-met')
  })

  test('what the server would know cannot be told while it is away', () => {
    const verdicts = judgeMaturity({ ...trained, endpoints: null }).rungs[3]?.criteria.map(({ verdict }) => verdict)
    expect(new Set(verdicts)).toEqual(new Set(['cannot-tell']))
  })

  test('each criterion that is not met names the act that meets it', () => {
    for (const facts of [emptyWorkspace, trained])
      for (const { criteria } of judgeMaturity(facts).rungs)
        for (const { verdict, act } of criteria) if (verdict === 'not-met') expect(act?.href).toMatch(/^\//)
  })

  test('while the server is asked nobody is told to sign in', () => {
    const criteria = judgeMaturity({ ...trained, endpoints: 'asking' }).rungs[3]?.criteria ?? []
    expect(criteria.map(({ verdict, act }) => [verdict, act])).toEqual(criteria.map(() => ['cannot-tell', null]))
  })

  test('a rollback is rehearsed where there are two versions to choose from', () => {
    const live = { name: 'night rides', model: 'x', version: 2, hasRolledBack: false, deployments: 2, predictions: 0 }
    const hrefs = judgeMaturity({ ...trained, endpoints: [live] }).rungs[3]?.criteria.map(({ act }) => act?.href)
    expect(hrefs).toContain('/endpoints/endpoint?name=night%20rides')
  })
})
