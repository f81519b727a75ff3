import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measureErrors } from '@/lib/evaluation/measure-errors'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { loadArtefact } from '@/lib/models/load-artefact'
import { minutesOf } from '@/lib/models/minutes'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { everyRow, someTrips } from '@/tests/fixtures/some-trips'

const folder = new URL('./artefacts/', import.meta.url)

/**
 * Files that released versions wrote. They are never written again: a change after which one of them is refused, or predicts otherwise,
 * breaks what people have stored. A new version of the format adds files of its own with `ADD_GOLDEN=v2 npx vitest run …`.
 */
describe('a model that an earlier version wrote', () => {
  const version = process.env.ADD_GOLDEN
  if (version !== undefined)
    test.each(FAMILY_NAMES)(`is kept: ${version} %s`, async (family) => {
      const file = new URL(`${version}-${family}.ridecast`, folder)
      expect(existsSync(file)).toBe(false)
      const rides = someTrips(300, 2)
      const predicted = minutesOf(rides, everyRow(300)).map((value) => value + 1)
      const valid = measureErrors({ ...rides, minutes: minutesOf(rides, everyRow(300)) }, predicted)
      writeFileSync(
        file,
        await encodeArtefact({
          ...someArtefact(family, { knownLater: family === 'linear' }),
          settings: { penalty: 10, note: 'x', on: true },
          metrics: { valid, test: null },
        }),
      )
    })

  const files = readdirSync(folder).filter((name) => name.endsWith('.ridecast'))

  test('of every family', () => {
    for (const family of FAMILY_NAMES) expect(files).toContain(`v1-${family}.ridecast`)
  })

  test.each(files)('is still believed, and written back as it was: %s', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)))
    const loaded = await loadArtefact(bytes)
    if (!loaded.ok) throw new Error(loaded.error.message)
    expect(loaded.value.artefact.metrics?.valid.bias.value).toBeCloseTo(1, 5)
    expect(loaded.value.predictor.accepts).toMatch(/^zone ids 1–8(, or|$)/)
    expect(await encodeArtefact(loaded.value.artefact)).toEqual(bytes)
  })
})
