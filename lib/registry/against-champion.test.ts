import { describe, expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { aDraft } from '@/tests/fixtures/a-draft'
import { someMetrics } from '@/tests/fixtures/a-run'
import { againstChampion } from './against-champion'

const versions = [5, 4.9].map((rmse, i) => ({
  ...aDraft({ metrics: { valid: someMetrics(rmse), test: null } }),
  schemaVersion: 1 as const,
  version: i + 1,
  createdAt: millis(1),
}))
const [first, second] = versions
const champion = { model: 'green-nyc', alias: 'champion', version: 1 }
const registry = { versions, aliases: [champion] }
if (!first || !second) throw new Error('two versions')

describe('beside the champion', () => {
  test('errors on the same rides are subtracted', () => {
    const stand = againstChampion(second, registry, () => 'same')
    expect(stand).toMatchObject({ kind: 'difference', champion: { version: 1 } })
    expect(stand.kind === 'difference' && stand.rmse).toBeCloseTo(-0.1)
  })

  test('errors on different or unknown rides are not', () => {
    expect(againstChampion(second, registry, (version) => `v${version.version}`).kind).toBe('unknown')
    expect(againstChampion(second, registry, () => null).kind).toBe('unknown')
    expect(againstChampion({ ...second, metrics: null }, registry, () => 'same').kind).toBe('unknown')
  })

  test('the champion is the champion, and there may be none', () => {
    expect(againstChampion(first, registry, () => 'same').kind).toBe('champion')
    expect(againstChampion(second, { versions, aliases: [] }, () => 'same').kind).toBe('no-champion')
    const other = { ...champion, model: 'other' }
    expect(againstChampion(second, { versions, aliases: [other] }, () => 'same').kind).toBe('no-champion')
  })
})
