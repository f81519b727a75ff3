import { expect, test } from 'vitest'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { decodeArtefact } from './decode-artefact'
import { encodeArtefact } from './encode-artefact'
import { WEEK_BANDS } from './hour-bands'
import { ENDS_A_RIDE, type IntervalTable } from './interval-table'

const artefact = someArtefact('linear')
const ENDS = Float32Array.from({ length: WEEK_BANDS * ENDS_A_RIDE }, (_, i) => [-1, 1.5, -2, 3][i % 4] as number)
const table: IntervalTable = { knots: Float32Array.of(5, 20), spread: Float32Array.of(1, 4), ends: ENDS }

async function readBack(over: Partial<IntervalTable>) {
  const decoded = await decodeArtefact(await encodeArtefact({ ...artefact, intervals: { ...table, ...over } }))
  return decoded.ok ? decoded.value.intervals : decoded.error.message
}

test('intervals are read as they were written; a file without them has none', async () => {
  expect(await readBack({})).toEqual(table)
  const without = await decodeArtefact(await encodeArtefact(artefact))
  expect(without.ok && without.value).not.toHaveProperty('intervals')
})

test('intervals that could not be are refused', async () => {
  expect(await readBack({ knots: Float32Array.of(20, 5) })).toContain('ascending order')
  expect(await readBack({ spread: Float32Array.of(1, 0) })).toContain('"intervals.spread" holds 0')
  expect(await readBack({ ends: ENDS.map((end, i) => (i === 3 ? 1 : end)) })).toContain('around the prediction')
  expect(await readBack({ ends: ENDS.map((end, i) => (i === 0 ? Number.NaN : end)) })).toContain(
    '"intervals.ends" holds NaN',
  )
  expect(await readBack({ ends: ENDS.subarray(1) })).toContain('"intervals.ends" has the shape')
})
