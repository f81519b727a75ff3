import { describe, expect, test } from 'vitest'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { decodeArtefact } from './decode-artefact'
import { encodeArtefact } from './encode-artefact'
import { SET_WORDS, type TreesBody } from './model-body'

const artefact = someArtefact('trees')
const whole = artefact.body as TreesBody

/** Why a file with this change is refused; null where it is taken. */
async function refusal(change: Partial<TreesBody>): Promise<string | null> {
  const decoded = await decodeArtefact(await encodeArtefact({ ...artefact, body: { ...whole, ...change } }))
  return decoded.ok ? null : decoded.error.message
}

const changed = (array: Int32Array, at: number, value: number) => array.with(at, value)
/** The first inner node that is no root, the last root, and the first node that looks at a zone. */
const inner = whole.column.findIndex((column, node) => column >= 0 && !whole.roots.includes(node))
const lastRoot = whole.roots.at(-1) as number
const zoned = whole.column.findIndex((column) => column >= artefact.features.centre.length)

describe('the trees of a file', () => {
  test('are taken as they were written', async () => {
    expect(await refusal({})).toBeNull()
    expect([inner, zoned].every((node) => node >= 0)).toBe(true)
  })

  test.each([
    ['a child before its parent', { left: changed(whole.left, inner, inner) }, 'its children are not in its tree'],
    ['a child in another tree', { left: changed(whole.left, inner, lastRoot) }, 'its children are not in its tree'],
    [
      'two parents of one child',
      { left: changed(whole.left, inner, whole.left[0] as number) },
      /its children (have another parent|are not in its tree)/,
    ],
    ['a node that nothing leads to', { column: changed(whole.column, 0, -1) }, 'no other node leads there'],
    ['roots out of order', { roots: whole.roots.toReversed() }, /The roots|no other node|wrong/],
    ['a column that there is not', { column: changed(whole.column, 0, 9_999) }, 'outside -1 to'],
    ['a set that there is not', { sets: whole.sets.slice(0, SET_WORDS - 1) }, 'there is no set'],
    [
      'a category without bins',
      { pickupBin: new Int32Array(0), dropoffBin: new Int32Array(0) },
      'a category that is not there',
    ],
    ['bins of other categories', { pickupBin: new Int32Array(3) }, 'it must have'],
    ['a value that is no number', { value: whole.value.with(0, Number.NaN) }, 'holds NaN'],
  ])('are refused with %s', async (_, change, why) => {
    expect(await refusal(change)).toMatch(why)
  })

  test('are refused where a path is longer than any should be', async () => {
    const depth = 70
    const nodes = 2 * depth + 1
    const column = Int32Array.from({ length: nodes }, (_, i) => ((i === 0 || i % 2 === 1) && i < nodes - 2 ? 0 : -1))
    const left = column.map((k, i) => (k < 0 ? 0 : i === 0 ? 1 : i + 2))
    const chain: Partial<TreesBody> = {
      roots: Int32Array.of(0),
      column,
      left,
      threshold: new Float32Array(nodes),
      missingLeft: new Uint32Array(Math.ceil(nodes / 32)),
      value: new Float32Array(nodes),
      rides: new Int32Array(nodes),
      gain: new Float32Array(nodes),
    }
    expect(await refusal(chain)).toMatch(/deeper than 64 splits/)
  })

  test('are refused where there are too many', async () => {
    const count = 2_001
    const leaf = {
      roots: Int32Array.from({ length: count }, (_, i) => i),
      column: new Int32Array(count).fill(-1),
      left: new Int32Array(count),
      threshold: new Float32Array(count),
      missingLeft: new Uint32Array(Math.ceil(count / 32)),
      value: new Float32Array(count),
      rides: new Int32Array(count),
      gain: new Float32Array(count),
    }
    expect(await refusal(leaf)).toMatch(/2001 trees; 2000 is the most/)
  })
})
