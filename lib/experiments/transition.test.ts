import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { canMove, isSettled } from './transition'

test('a queued run may start, be cancelled or be interrupted, but not finish', () => {
  expect(canMove('queued', 'training')).toBe(true)
  expect(canMove('queued', 'cancelled')).toBe(true)
  expect(canMove('queued', 'interrupted')).toBe(true)
  expect(canMove('queued', 'finished')).toBe(false)
})

test('a training run reports progress by moving to training again', () => {
  expect(canMove('training', 'training')).toBe(true)
})

test('a finished run never changes its state', () => {
  for (const to of ['queued', 'training', 'interrupted', 'cancelled', 'failed', 'finished'] as const)
    expect(canMove('finished', to)).toBe(false)
})

test('an interrupted run may be trained again', () => {
  expect(canMove('interrupted', 'queued')).toBe(true)
})

test('queued and training are the only states that are not settled', () => {
  expect(isSettled({ status: 'queued' })).toBe(false)
  expect(isSettled({ status: 'interrupted', at: millis(0) })).toBe(true)
})
