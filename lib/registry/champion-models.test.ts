import { expect, test } from 'vitest'
import { artefactId } from '@/lib/shared/ids'
import { aVersion } from '@/tests/fixtures/a-workspace'
import { championModels } from './champion-models'

const version = (model: string, number: number) => ({
  ...aVersion,
  model,
  version: number,
  artefactId: artefactId(`${model} v${number}`),
})
const versions = [version('day', 1), version('day', 2), version('night', 1), version('night', 2)]

test('each name has the champion its alias points to, and other aliases have none', () => {
  const aliases = [
    { model: 'day', alias: 'champion', version: 2 },
    { model: 'night', alias: 'champion', version: 1 },
    { model: 'night', alias: 'challenger', version: 2 },
  ]
  expect([...championModels({ versions, aliases })]).toEqual(['day v2', 'night v1'])
  expect(championModels({ versions, aliases: [] }).size).toBe(0)
})
