import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { concerns, describeEvent } from './history'
import type { RegistryEvent } from './model-version'

const event = (what: RegistryEvent['what']): RegistryEvent => ({ at: millis(1), model: 'm', what })

test('history is told in words', () => {
  expect(describeEvent(event({ kind: 'registered', version: 2 }))).toBe('v2 registered')
  expect(describeEvent(event({ kind: 'imported', version: 2, file: 'm.ridecast' }))).toBe('v2 imported from m.ridecast')
  expect(describeEvent(event({ kind: 'deployed', version: 2, endpoint: 'e' }))).toBe('v2 deployed to e')
  expect(describeEvent(event({ kind: 'rolled-back', version: 1, endpoint: 'e' }))).toBe('e rolled back to v1')
  expect(describeEvent(event({ kind: 'alias-moved', alias: 'champion', from: 1, to: 2 }))).toBe(
    '@champion moved from v1 to v2',
  )
  expect(describeEvent(event({ kind: 'alias-moved', alias: 'champion', from: null, to: 2 }))).toBe(
    '@champion set on v2',
  )
  expect(describeEvent(event({ kind: 'alias-moved', alias: 'champion', from: 2, to: null }))).toBe(
    '@champion taken from v2',
  )
})

test('a moved alias concerns both versions', () => {
  const moved = event({ kind: 'alias-moved', alias: 'champion', from: 1, to: 2 })
  expect([1, 2, 3].map((version) => concerns(moved, version))).toEqual([true, true, false])
})
