import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { aDraft } from '@/tests/fixtures/a-draft'
import { moveAlias } from './move-alias'

const at = millis(1)
const versions = [1, 2].map((version) => ({ ...aDraft(), schemaVersion: 1 as const, version, createdAt: at }))
const champion = { model: 'green-nyc', alias: 'champion', version: 1 }

test('moving an alias says from where to where', () => {
  const change = moveAlias({ versions, aliases: [champion] }, { model: 'green-nyc', alias: 'champion', to: 2 }, at)
  expect(change.ok && change.value.events[0]?.what).toEqual({ kind: 'alias-moved', alias: 'champion', from: 1, to: 2 })
})
test('moving an alias to where it is changes nothing and writes no history', () => {
  const change = moveAlias({ versions, aliases: [champion] }, { model: 'green-nyc', alias: 'champion', to: 1 }, at)
  expect(change.ok && change.value.events).toEqual([])
})
test('an alias cannot point to a version that is not there', () => {
  expect(moveAlias({ versions, aliases: [] }, { model: 'green-nyc', alias: 'champion', to: 3 }, at).ok).toBe(false)
  expect(moveAlias({ versions, aliases: [] }, { model: 'other', alias: 'champion', to: 1 }, at).ok).toBe(false)
})
test('an alias with a name that hurts a URL is refused', () => {
  expect(moveAlias({ versions, aliases: [] }, { model: 'green-nyc', alias: '../x', to: 1 }, at).ok).toBe(false)
})
