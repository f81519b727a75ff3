import { expect, test } from 'vitest'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { aModelFile, aModelFileOf } from '@/tests/fixtures/model-files'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { checkModel } from './check-model'

test.each(FAMILY_NAMES)('a %s model is loaded with what it needs and where it comes from', async (family) => {
  const loaded = await checkModel(await aModelFileOf(family))
  if (!loaded.ok) throw new Error(loaded.error.message)
  const { zones, lineage, needs, goldenRides } = loaded.value.facts
  expect(zones.map((zone) => zone.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(zones[0]).toMatchObject({ name: 'Zone 1' })
  expect(lineage).toMatchObject({ family, honestAtPickup: true, simulated: true, trainedFrom: '2023-01-02' })
  expect(needs).toEqual({ distanceKm: false, fare: false })
  expect(goldenRides).toBeGreaterThanOrEqual(32)
})

test('a model that was given the metered distance and fare needs them, and is not honest at pickup', async () => {
  const loaded = await checkModel(await encodeArtefact(someArtefact('linear', { knownLater: true })))
  expect(loaded.ok && loaded.value.facts.needs).toEqual({ distanceKm: true, fare: true })
  expect(loaded.ok && loaded.value.facts.lineage.honestAtPickup).toBe(false)
})

test('bytes that are a view into a larger buffer, as Node receives them, are read alike', async () => {
  const bytes = await aModelFile(12.5)
  const pool = Buffer.alloc(bytes.length + 100, 7)
  pool.set(bytes, 13)
  const loaded = await checkModel(pool.subarray(13, 13 + bytes.length))
  expect(loaded.ok && loaded.value.facts.bytes).toBe(bytes.length)
})
