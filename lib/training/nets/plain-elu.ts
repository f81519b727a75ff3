import type { NetKernel } from './net-kernel'

const f = Math.fround
const MAGIC = 12582912
const LOG2E = f(Math.LOG2E)
const LN2_HIGH = f(0.693359375)
const LN2_LOW = f(-0.00021219444)
const TERMS = [0.008333334, 0.041666668, 0.16666667, 0.5, 1, 1].map(f)
const FIRST = f(0.0013888889)

/** The bits of a power of two, and the number. */
const exponent = new Int32Array(1)
const twoToThe = new Float32Array(exponent.buffer)

/** exp(x) of x ≤ 0, in the kernel's own steps. */
function power(x: number): number {
  const low = Math.max(x, -87)
  const n = f(f(f(low * LOG2E) + MAGIC) - MAGIC)
  const rest = f(f(low - f(n * LN2_HIGH)) - f(n * LN2_LOW))
  let p = FIRST
  for (const term of TERMS) p = f(f(p * rest) + term)
  exponent[0] = (n + 127) << 23
  return f(p * (twoToThe[0] as number))
}

/** ELU and its way back, in plain TypeScript. */
export function plainElu(f32: Float32Array): Pick<NetKernel, 'elu' | 'backThroughElu'> {
  return {
    elu(values, bytes) {
      for (let i = values / 4; i < (values + bytes) / 4; i++) {
        const x = f32[i] as number
        if (!(x > 0)) f32[i] = power(Math.min(x, 0)) - 1
      }
    },
    backThroughElu(changes, outputs, bytes, kept) {
      const by = f(kept)
      for (let i = 0; i < bytes / 4; i++) {
        const y = f32[outputs / 4 + i] as number
        if (!(y > 0)) f32[changes / 4 + i] = (f32[changes / 4 + i] as number) * f(f(y * by) + 1)
      }
    },
  }
}
