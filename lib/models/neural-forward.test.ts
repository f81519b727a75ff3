import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { someNet } from '@/tests/fixtures/some-artefact'
import { layerKernel } from './layer-kernel'
import { neuralForward } from './neural-forward'

const ZONES = 6

/** Nets of awkward sizes: their widths are no multiples of anything. */
const NETS = (
  [
    [5, [128, 64], 16],
    [3, [17, 33], 3],
    [1, [5], 0],
    [7, [16, 4, 9], 2],
    [40, [300, 31], 5],
  ] as const
).map(([dense, hidden, embedding]) => ({
  dense,
  body: someNet(ZONES, ZONES, dense, [...hidden], embedding),
}))

test('the WebAssembly kernel and the plain loops give the same minutes bit for bit, nets taking turns in one memory', () => {
  const kernel = layerKernel()
  if (kernel === null) throw new Error('There is no WebAssembly SIMD here.')
  const nets = NETS.map(({ dense, body }) => ({
    dense,
    fast: neuralForward(body, dense, kernel),
    plain: neuralForward(body, dense, null),
  }))
  const random = seededRandom(3)
  const seen = new Set<number>()
  for (let ride = 0; ride < 200; ride++)
    for (const { dense, fast, plain } of nets) {
      const values = Float32Array.from({ length: dense }, () => 6 * (random.next() - 0.5))
      const [pickup, dropoff] = [random.int(ZONES), random.int(ZONES)]
      const minutes = fast(values, pickup, dropoff)
      expect(minutes).toBe(plain(values, pickup, dropoff))
      seen.add(minutes)
    }
  expect(seen.size).toBeGreaterThan(900)
})
