import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LoggedPrediction } from '@/lib/serving/prediction-log'
import { millis } from '@/lib/shared/clock'
import { localSeconds } from '@/lib/shared/local-time'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { openInlineLog } from './inline-log'

const DAY = 86_400_000
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ridecast-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const aPrediction = (id: string, at: number): LoggedPrediction => ({
  id,
  at: millis(at),
  endpoint: 'nyc',
  revision: 1,
  version: 'green-nyc/1',
  pickupAt: localSeconds(1_675_412_100),
  pickup: 74,
  dropoff: 166,
  minutes: 12.67,
  unseenPair: false,
  clamped: false,
})

function openLog(days: number, now: number) {
  const log = openInlineLog(folder, days, fixedClock(now))
  if (!log.ok) throw new Error(log.error.message)
  return log.value
}

function kept(): unknown[] {
  const db = new Database(join(folder, 'log.db'))
  const ids = db
    .prepare('SELECT id FROM prediction ORDER BY id')
    .all()
    .map((row) => Object(row).id)
  db.close()
  return ids
}

test('answered rides are kept for so many days, then forgotten', async () => {
  const log = openLog(30, 100 * DAY)
  log.append([aPrediction('a', 71 * DAY), aPrediction('b', 99 * DAY)])
  await log.close()
  expect(kept()).toEqual(['a', 'b'])
  await openLog(30, 102 * DAY).close()
  expect(kept()).toEqual(['b'])
})

test('a batch of any size is kept whole', async () => {
  const log = openLog(30, 100 * DAY)
  log.append(Array.from({ length: 123 }, (_, i) => aPrediction(String(i), 100 * DAY)))
  await log.close()
  expect(kept()).toHaveLength(123)
  expect(log.dropped()).toBe(0)
})
