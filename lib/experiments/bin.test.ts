import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { aRun } from '@/tests/fixtures/a-run'
import { BIN_DAYS, daysLeftInBin, expiredRuns } from './bin'

const day = 86_400_000
const now = millis(1_800_000_000_000)

test('a run leaves the bin for good after 30 days, not before', () => {
  const at = (days: number) => aRun({ binnedAt: millis(now - days * day) })
  expect(expiredRuns([at(29.9), at(30.1), aRun()], now)).toHaveLength(1)
})
test('days left count down to none', () => {
  expect(daysLeftInBin(now, now)).toBe(BIN_DAYS)
  expect(daysLeftInBin(millis(now - 29.5 * day), now)).toBe(1)
  expect(daysLeftInBin(millis(now - 40 * day), now)).toBe(0)
})
