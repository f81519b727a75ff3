import type { NetKernel } from './net-kernel'

const f = Math.fround

/** The product of two matrices in plain TypeScript: two rows of four sums at a time, each in the order of its terms. */
export const plainProduct =
  (f32: Float32Array): NetKernel['product'] =>
  (a, aRow, aTerm, b, bRow, c, cRow, rows, columns, terms, bias, how) => {
    const [aStep, bStep, cStep] = [aTerm / 4, bRow / 4, cRow / 4]
    for (let j = 0; j < columns; j += 4)
      for (let i = 0; i < rows; i += 2) {
        let x = (a + i * aRow) / 4
        let y = x + aRow / 4
        let z = b / 4 + j
        const out = c / 4 + i * cStep + j
        const below = out + cStep
        const start = how >= 2 ? bias / 4 + j : out
        const startBelow = how >= 2 ? start : below
        let [s0, s1, s2, s3, t0, t1, t2, t3] = [0, 0, 0, 0, 0, 0, 0, 0]
        if (how > 0) {
          s0 = f32[start] as number
          s1 = f32[start + 1] as number
          s2 = f32[start + 2] as number
          s3 = f32[start + 3] as number
          t0 = f32[startBelow] as number
          t1 = f32[startBelow + 1] as number
          t2 = f32[startBelow + 2] as number
          t3 = f32[startBelow + 3] as number
        }
        for (let k = 0; k < terms; k++) {
          const v = f32[x] as number
          const w = f32[y] as number
          const b0 = f32[z] as number
          const b1 = f32[z + 1] as number
          const b2 = f32[z + 2] as number
          const b3 = f32[z + 3] as number
          s0 = f(s0 + f(v * b0))
          s1 = f(s1 + f(v * b1))
          s2 = f(s2 + f(v * b2))
          s3 = f(s3 + f(v * b3))
          t0 = f(t0 + f(w * b0))
          t1 = f(t1 + f(w * b1))
          t2 = f(t2 + f(w * b2))
          t3 = f(t3 + f(w * b3))
          x += aStep
          y += aStep
          z += bStep
        }
        const isCut = how === 3
        f32[out] = isCut && !(s0 > 0) ? 0 : s0
        f32[out + 1] = isCut && !(s1 > 0) ? 0 : s1
        f32[out + 2] = isCut && !(s2 > 0) ? 0 : s2
        f32[out + 3] = isCut && !(s3 > 0) ? 0 : s3
        f32[below] = isCut && !(t0 > 0) ? 0 : t0
        f32[below + 1] = isCut && !(t1 > 0) ? 0 : t1
        f32[below + 2] = isCut && !(t2 > 0) ? 0 : t2
        f32[below + 3] = isCut && !(t3 > 0) ? 0 : t3
      }
  }
