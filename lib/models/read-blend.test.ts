import { expect, test } from 'vitest'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import type { Artefact } from './artefact'
import { decodeArtefact } from './decode-artefact'
import { encodeArtefact } from './encode-artefact'
import { type BlendBody, MOST_TREES, type TreesBody } from './model-body'

const whole = someArtefact('blend')
const blend = whole.body as BlendBody
const forest = blend.members[0] as TreesBody

async function refusalOf(body: BlendBody, artefact: Artefact = whole): Promise<string | null> {
  const decoded = await decodeArtefact(await encodeArtefact({ ...artefact, body }))
  return decoded.ok ? null : decoded.error.message
}

test('a blend is read as it was written', async () => {
  const decoded = await decodeArtefact(await encodeArtefact(whole))
  expect(decoded).toMatchObject({ ok: true, value: { body: { ...blend } } })
})

test('weights belong to members and add up to 1', async () => {
  expect(await refusalOf({ ...blend, weights: [1] })).toBe('There are 1 weights for 2 members.')
  expect(await refusalOf({ ...blend, weights: [0.5, 0.6] })).toBe(
    'The weights of the members add up to 1.1; it must be 1.',
  )
})

test('members together make no more work than a single model may', async () => {
  const nodes = Math.floor(MOST_TREES / 2) + 1
  const stumps: TreesBody = {
    ...forest,
    roots: Int32Array.from({ length: nodes }, (_, i) => i),
    column: new Int32Array(nodes).fill(-1),
    threshold: new Float32Array(nodes),
    left: new Int32Array(nodes),
    missingLeft: new Uint32Array(Math.ceil(nodes / 32)),
    value: new Float32Array(nodes),
    rides: new Int32Array(nodes),
    gain: new Float32Array(nodes),
  }
  expect(await refusalOf({ kind: 'blend', weights: [1], members: [stumps] })).toBeNull()
  expect(await refusalOf({ kind: 'blend', weights: [0.5, 0.5], members: [stumps, stumps] })).toBe(
    `The members have ${2 * nodes} trees; ${MOST_TREES} is the most.`,
  )
})

test('a broken member is refused by the name of its section', async () => {
  const net = blend.members[1]
  if (net?.kind !== 'neural') throw new Error('The second member is a net.')
  const layers = net.layers.map((layer, i) =>
    i === 0 ? { ...layer, kernel: layer.kernel.map(() => Number.NaN) } : layer,
  )
  expect(await refusalOf({ ...blend, members: [forest, { ...net, layers }] })).toContain(
    'body.members.1.layers.0.kernel',
  )
  const column = forest.column.map((k) => (k < 0 ? k : 10_000))
  expect(await refusalOf({ ...blend, members: [{ ...forest, column }, net] })).toContain('body.members.0.column')
})
