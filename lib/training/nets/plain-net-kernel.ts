import type { NetKernel } from './net-kernel'
import { plainElu } from './plain-elu'
import { plainProduct } from './plain-product'

const f = Math.fround
const KEEP_MEAN = f(0.9)
const TAKE_MEAN = f(0.1)
const KEEP_SQUARE = f(0.999)
const TAKE_SQUARE = f(0.001)
const LEAST = f(1e-8)

/** The loops in plain TypeScript, each operation rounded to single precision: what runs without WebAssembly SIMD. */
export function plainNetKernel(bytes: number): NetKernel {
  const buffer = new ArrayBuffer(Math.ceil(bytes / 64) * 64)
  const f32 = new Float32Array(buffer)
  const u32 = new Uint32Array(buffer)
  const at = (i: number): number => f32[i] as number

  return {
    name: 'typed arrays',
    buffer,
    product: plainProduct(f32),
    ...plainElu(f32),

    embed(pickups, dropoffs, pickupTable, dropoffTable, width, inputs, stride, rows) {
      const n = width / 4
      for (let i = 0; i < rows; i++) {
        const p = pickupTable / 4 + (u32[pickups / 4 + i] as number) * n
        const d = dropoffTable / 4 + (u32[dropoffs / 4 + i] as number) * n
        const out = (inputs + i * stride) / 4
        for (let j = 0; j < n; j++) {
          f32[out + j] = at(p + j)
          f32[out + n + j] = at(d + j)
          f32[out + 2 * n + j] = at(p + j) * at(d + j)
        }
      }
    },

    unembed(pickups, dropoffs, pickupGradient, dropoffGradient, width, inputs, stride, changes, changesStride, rows) {
      const n = width / 4
      for (let i = 0; i < rows; i++) {
        const p = pickupGradient / 4 + (u32[pickups / 4 + i] as number) * n
        const d = dropoffGradient / 4 + (u32[dropoffs / 4 + i] as number) * n
        const x = (inputs + i * stride) / 4
        const g = (changes + i * changesStride) / 4
        for (let j = 0; j < n; j++) {
          const both = at(g + 2 * n + j)
          const toPickup = f(at(g + j) + f(both * at(x + n + j)))
          const toDropoff = f(at(g + n + j) + f(both * at(x + j)))
          f32[p + j] = at(p + j) + toPickup
          f32[d + j] = at(d + j) + toDropoff
        }
      }
    },

    addRows(from, stride, rows, sums) {
      const n = stride / 4
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < n; j++) f32[sums / 4 + j] = at(sums / 4 + j) + at(from / 4 + i * n + j)
    },

    transpose(from, to, rows, columns) {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) f32[to / 4 + j * rows + i] = at(from / 4 + i * columns + j)
    },

    backThroughRelu(changes, outputs, length) {
      for (let i = 0; i < length / 4; i++) if (!(at(outputs / 4 + i) > 0)) f32[changes / 4 + i] = 0
    },

    dropOut(values, length, key, limit, scale) {
      const by = f(scale)
      for (let i = 0; i < length / 4; i++) {
        const place = (key + i) | 0
        let h = Math.imul(place ^ (place >>> 16), 0x7feb352d)
        h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
        h = (h ^ (h >>> 16)) >>> 1
        f32[values / 4 + i] = h >= limit ? at(values / 4 + i) * by : 0
      }
    },

    adam(weights, gradient, mean, square, average, length, meanScale, squareScale, decay, gain) {
      const [w0, g0, m0, s0, a0] = [weights / 4, gradient / 4, mean / 4, square / 4, average / 4]
      const [byMean, bySquare, byDecay, byGain] = [f(meanScale), f(squareScale), f(decay), f(gain)]
      for (let i = 0; i < length / 4; i++) {
        const g = at(g0 + i)
        const m = f(f(KEEP_MEAN * at(m0 + i)) + f(TAKE_MEAN * g))
        const s = f(f(KEEP_SQUARE * at(s0 + i)) + f(TAKE_SQUARE * f(g * g)))
        f32[m0 + i] = m
        f32[s0 + i] = s
        const w = at(w0 + i)
        const step = f(f(byMean * m) / f(f(Math.sqrt(f(s * bySquare))) + LEAST))
        const next = f(f(w - step) - f(byDecay * w))
        f32[w0 + i] = next
        const a = at(a0 + i)
        f32[a0 + i] = a + f(byGain * f(next - a))
      }
    },
  }
}
