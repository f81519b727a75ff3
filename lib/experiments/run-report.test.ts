import { expect, test } from 'vitest'
import { runId, sha256 } from '@/lib/shared/ids'
import { ok } from '@/lib/shared/result'
import { allocateTrips } from '@/lib/trips/trip-columns'
import { aFinishedRun, aRecipe, someMetrics } from '@/tests/fixtures/a-run'
import type { Run } from './run'
import { type ReportSources, reportComparison, reportRun } from './run-report'

const DAY = 86_400
const { split } = aRecipe()
const ROWS = 590

/** Ten rides a day over January and February, each of 10 minutes. */
const trips = allocateTrips(ROWS)
for (let i = 0; i < ROWS; i++) {
  trips.pickupAt[i] = split.from + Math.floor(i / 10) * DAY + 3600
  trips.dropoffAt[i] = (trips.pickupAt[i] as number) + 600
}
const VALID = 280

const good = aFinishedRun({ id: runId('good'), name: 'good' })
const poor = aFinishedRun({ id: runId('poor'), name: 'poor' })
const other = aFinishedRun({ id: runId('other'), name: 'other' }, { validFingerprint: sha256('0'.repeat(64)) })
const short = aFinishedRun({ id: runId('short'), name: 'short' })
const predictions: Record<string, Float32Array> = {
  good: new Float32Array(VALID).fill(11),
  poor: new Float32Array(VALID).fill(14),
  other: new Float32Array(VALID),
  short: new Float32Array(3),
}

const sources = (runs: readonly Run[]): ReportSources => ({
  run: async (id) => runs.find((run) => run.id === id) ?? null,
  predictions: async (id) => {
    const valid = predictions[id]
    return valid ? { valid, test: null } : null
  },
  trips: async () => ok(trips),
  zones: async () => [],
  lookup: async () => ({ predicted: new Float32Array(VALID).fill(12), metrics: someMetrics(2) }),
})
const all = sources([good, poor, other, short])

test('a run is judged by its validation rides, beside the lookup table and rivals on the same rides', async () => {
  const report = await reportRun(all, good.id, [poor.id, other.id, runId('gone')], 'valid')
  if (!report.ok) throw new Error(report.error.message)
  expect(report.value.errors.rides).toBe(VALID)
  expect(report.value.errors.worst[0]).toMatchObject({ actual: 10, predicted: 11 })
  expect(report.value.rivals.map((rival) => [rival.name, rival.rmse?.value])).toEqual([['poor', -3]])
  expect(report.value.rivals[0]?.metrics).toEqual(report.value.metrics)
  expect(report.value.lookup?.rmse?.value).toBeCloseTo(-1)
})

test('runs side by side keep the order asked for', async () => {
  const report = await reportComparison(all, [poor.id, good.id])
  if (!report.ok) throw new Error(report.error.message)
  expect(report.value.runs.map((run) => run.id)).toEqual(['poor', 'good'])
  expect(report.value.differences.rmse[0]?.[1]?.value).toBeCloseTo(3)
})

test('runs judged by other rides are refused', async () => {
  const refused = await reportComparison(all, [good.id, other.id])
  expect(!refused.ok && refused.error.code).toBe('compare/other-rides')
})

test('a run without a test period has no test report', async () => {
  const refused = await reportRun(all, good.id, [], 'test')
  expect(!refused.ok && refused.error.code).toBe('run/not-judged')
})

test('predictions that do not fit the rides are refused, not cut', async () => {
  const refused = await reportRun(all, short.id, [], 'valid')
  expect(!refused.ok && refused.error.message).toContain('judged by 3 rides')
})

test('a run that is gone is said to be gone', async () => {
  const refused = await reportComparison(sources([good]), [good.id, poor.id])
  expect(!refused.ok && refused.error.code).toBe('run/gone')
})
