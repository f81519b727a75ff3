import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { aFinishedRun, aRun } from '@/tests/fixtures/a-run'
import { findInterrupted, runLock, STALE_MS } from './interruption'

const training = (heartbeatAt: number) =>
  aRun({
    state: {
      status: 'training',
      heartbeatAt: millis(heartbeatAt),
      stage: 'training',
      epoch: 1,
      epochs: 9,
      secondsLeft: 9,
    },
  })
const now = millis(1_800_000_000_000)

test('a training run whose lock is free is interrupted', () => {
  expect(findInterrupted([training(now - 5_000)], now, new Set())).toHaveLength(1)
})

test('a training run whose lock is held is not, however old its heartbeat', () => {
  const run = training(now - 3_600_000)
  expect(findInterrupted([run], now, new Set([runLock(run.id)]))).toEqual([])
})

test('without Web Locks an old heartbeat decides', () => {
  expect(findInterrupted([training(now - STALE_MS - 1)], now, null)).toHaveLength(1)
  expect(findInterrupted([training(now - STALE_MS + 1)], now, null)).toEqual([])
})

test('a run queued in a tab that is gone is interrupted too', () => {
  expect(findInterrupted([aRun({ createdAt: millis(now - 60_000) })], now, new Set())).toHaveLength(1)
})

test('a run that has just been queued is left in peace', () => {
  expect(findInterrupted([aRun({ createdAt: now })], now, new Set())).toEqual([])
})

test('a finished run is never interrupted', () => {
  expect(findInterrupted([aFinishedRun()], now, null)).toEqual([])
})
