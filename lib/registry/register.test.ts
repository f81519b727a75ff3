import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { artefactId } from '@/lib/shared/ids'
import { aDraft } from '@/tests/fixtures/a-draft'
import { checkName, register } from './register'

const at = millis(1)
const empty = { versions: [], aliases: [] }
const v = (version: number, draft = aDraft()) => ({ ...draft, schemaVersion: 1 as const, version, createdAt: at })

test('the first version is 1', () => {
  const change = register(empty, aDraft(), at)
  expect(change.ok && change.value.addVersions).toEqual([v(1)])
})
test('numbers go on from the highest and belong to the model', () => {
  const registry = {
    versions: [v(4, aDraft({ artefactId: artefactId('1') })), v(9, aDraft({ model: 'other' }))],
    aliases: [],
  }
  const change = register(registry, aDraft(), at)
  expect(change.ok && change.value.addVersions[0]?.version).toBe(5)
})
test('the same artefact is not registered twice under one name', () => {
  const refused = register({ versions: [v(2)], aliases: [] }, aDraft(), at)
  expect(!refused.ok && refused.error.message).toContain('green-nyc v2')
})
test('an imported file is written down as imported', () => {
  const change = register(empty, aDraft({ source: { kind: 'file', ref: 'm.ridecast' } }), at)
  expect(change.ok && change.value.events[0]?.what).toEqual({ kind: 'imported', version: 1, file: 'm.ridecast' })
})
test('names that would hurt a URL or a shell are refused', () => {
  for (const name of ['', '../x', 'A', 'a b', '-a', 'a'.repeat(65), 'é', '__proto__'])
    expect(checkName('model', name).ok, name).toBe(false)
  for (const name of ['a', 'green-nyc', 'v2']) expect(checkName('alias', name).ok, name).toBe(true)
})
