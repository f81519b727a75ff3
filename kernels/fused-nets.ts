/*
 * The hot loops of training nets (AssemblyScript; `npm run kernels` compiles it). What they work on lies in a memory that the caller lays
 * out (`lib/training/nets/net-memory.ts`); `net-kernel.ts` beside it says what each promises.
 *
 * Four neighbouring units share a lane, and every sum runs over its terms one after the other, so that loops without SIMD give the same
 * bits. No fused multiply-add: it is not to be had everywhere.
 */

const LANE: usize = 16

/** c (rows × columns) = start + a · b. `how`: 0 starts from nothing, 1 from c, 2 from `bias`, 3 from `bias` and cuts below 0. */
export function product(
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  rows: i32,
  columns: i32,
  terms: i32,
  bias: usize,
  how: i32,
): void {
  const zero = f32x4.splat(0)
  let j: i32 = 0
  for (; j + 8 <= columns; j += 8) {
    const at = (<usize>j) << 2
    for (let i: i32 = 0; i < rows; i += 4) {
      let a0 = a + <usize>i * aRow
      let a1 = a0 + aRow
      let a2 = a1 + aRow
      let a3 = a2 + aRow
      let row = b + at
      const c0 = c + <usize>i * cRow + at
      const c1 = c0 + cRow
      const c2 = c1 + cRow
      const c3 = c2 + cRow
      let s00 = zero
      let s01 = zero
      let s10 = zero
      let s11 = zero
      let s20 = zero
      let s21 = zero
      let s30 = zero
      let s31 = zero
      if (how >= 2) {
        s00 = v128.load(bias + at)
        s01 = v128.load(bias + at, 16)
        s10 = s00
        s11 = s01
        s20 = s00
        s21 = s01
        s30 = s00
        s31 = s01
      } else if (how === 1) {
        s00 = v128.load(c0)
        s01 = v128.load(c0, 16)
        s10 = v128.load(c1)
        s11 = v128.load(c1, 16)
        s20 = v128.load(c2)
        s21 = v128.load(c2, 16)
        s30 = v128.load(c3)
        s31 = v128.load(c3, 16)
      }
      for (let k: i32 = 0; k < terms; ++k) {
        const b0 = v128.load(row)
        const b1 = v128.load(row, 16)
        let x = v128.load_splat<f32>(a0)
        s00 = f32x4.add(s00, f32x4.mul(x, b0))
        s01 = f32x4.add(s01, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(a1)
        s10 = f32x4.add(s10, f32x4.mul(x, b0))
        s11 = f32x4.add(s11, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(a2)
        s20 = f32x4.add(s20, f32x4.mul(x, b0))
        s21 = f32x4.add(s21, f32x4.mul(x, b1))
        x = v128.load_splat<f32>(a3)
        s30 = f32x4.add(s30, f32x4.mul(x, b0))
        s31 = f32x4.add(s31, f32x4.mul(x, b1))
        a0 += aTerm
        a1 += aTerm
        a2 += aTerm
        a3 += aTerm
        row += bRow
      }
      if (how === 3) {
        s00 = f32x4.pmax(zero, s00)
        s01 = f32x4.pmax(zero, s01)
        s10 = f32x4.pmax(zero, s10)
        s11 = f32x4.pmax(zero, s11)
        s20 = f32x4.pmax(zero, s20)
        s21 = f32x4.pmax(zero, s21)
        s30 = f32x4.pmax(zero, s30)
        s31 = f32x4.pmax(zero, s31)
      }
      v128.store(c0, s00)
      v128.store(c0, s01, 16)
      v128.store(c1, s10)
      v128.store(c1, s11, 16)
      v128.store(c2, s20)
      v128.store(c2, s21, 16)
      v128.store(c3, s30)
      v128.store(c3, s31, 16)
    }
  }
  if (j < columns) {
    const at = (<usize>j) << 2
    for (let i: i32 = 0; i < rows; i += 4) {
      let a0 = a + <usize>i * aRow
      let a1 = a0 + aRow
      let a2 = a1 + aRow
      let a3 = a2 + aRow
      let row = b + at
      const c0 = c + <usize>i * cRow + at
      const c1 = c0 + cRow
      const c2 = c1 + cRow
      const c3 = c2 + cRow
      let s0 = zero
      let s1 = zero
      let s2 = zero
      let s3 = zero
      if (how >= 2) {
        s0 = v128.load(bias + at)
        s1 = s0
        s2 = s0
        s3 = s0
      } else if (how === 1) {
        s0 = v128.load(c0)
        s1 = v128.load(c1)
        s2 = v128.load(c2)
        s3 = v128.load(c3)
      }
      for (let k: i32 = 0; k < terms; ++k) {
        const b0 = v128.load(row)
        s0 = f32x4.add(s0, f32x4.mul(v128.load_splat<f32>(a0), b0))
        s1 = f32x4.add(s1, f32x4.mul(v128.load_splat<f32>(a1), b0))
        s2 = f32x4.add(s2, f32x4.mul(v128.load_splat<f32>(a2), b0))
        s3 = f32x4.add(s3, f32x4.mul(v128.load_splat<f32>(a3), b0))
        a0 += aTerm
        a1 += aTerm
        a2 += aTerm
        a3 += aTerm
        row += bRow
      }
      if (how === 3) {
        s0 = f32x4.pmax(zero, s0)
        s1 = f32x4.pmax(zero, s1)
        s2 = f32x4.pmax(zero, s2)
        s3 = f32x4.pmax(zero, s3)
      }
      v128.store(c0, s0)
      v128.store(c1, s1)
      v128.store(c2, s2)
      v128.store(c3, s3)
    }
  }
}

/** Puts the descriptions of each row's two zones, and their product, at the front of its inputs. */
export function embed(
  pickups: usize,
  dropoffs: usize,
  pickupTable: usize,
  dropoffTable: usize,
  width: usize,
  inputs: usize,
  stride: usize,
  rows: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    const p = pickupTable + <usize>load<u32>(pickups + (i << 2)) * width
    const d = dropoffTable + <usize>load<u32>(dropoffs + (i << 2)) * width
    const out = inputs + i * stride
    for (let o: usize = 0; o < width; o += LANE) {
      const x = v128.load(p + o)
      const y = v128.load(d + o)
      v128.store(out + o, x)
      v128.store(out + width + o, y)
      v128.store(out + 2 * width + o, f32x4.mul(x, y))
    }
  }
}

/** Adds what the inputs' front would change to the gradients of the two tables, row after row. */
export function unembed(
  pickups: usize,
  dropoffs: usize,
  pickupGradient: usize,
  dropoffGradient: usize,
  width: usize,
  inputs: usize,
  stride: usize,
  changes: usize,
  changesStride: usize,
  rows: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    const p = pickupGradient + <usize>load<u32>(pickups + (i << 2)) * width
    const d = dropoffGradient + <usize>load<u32>(dropoffs + (i << 2)) * width
    const x = inputs + i * stride
    const g = changes + i * changesStride
    for (let o: usize = 0; o < width; o += LANE) {
      const both = v128.load(g + 2 * width + o)
      const toPickup = f32x4.add(v128.load(g + o), f32x4.mul(both, v128.load(x + width + o)))
      const toDropoff = f32x4.add(v128.load(g + width + o), f32x4.mul(both, v128.load(x + o)))
      v128.store(p + o, f32x4.add(v128.load(p + o), toPickup))
      v128.store(d + o, f32x4.add(v128.load(d + o), toDropoff))
    }
  }
}

/** Sums of the columns, added to `sums`. */
export function addRows(from: usize, stride: usize, rows: usize, sums: usize): void {
  for (let o: usize = 0; o < stride; o += LANE) {
    let sum = v128.load(sums + o)
    for (let i: usize = 0, at = from + o; i < rows; i++, at += stride) sum = f32x4.add(sum, v128.load(at))
    v128.store(sums + o, sum)
  }
}

/** rows × columns → columns × rows. */
export function transpose(from: usize, to: usize, rows: usize, columns: usize): void {
  for (let i: usize = 0; i < rows; i += 4)
    for (let j: usize = 0; j < columns; j += 4) {
      const at = from + ((i * columns + j) << 2)
      const stride = columns << 2
      const a = v128.load(at)
      const b = v128.load(at + stride)
      const c = v128.load(at + 2 * stride)
      const d = v128.load(at + 3 * stride)
      const ab = i32x4.shuffle(a, b, 0, 4, 1, 5)
      const cd = i32x4.shuffle(c, d, 0, 4, 1, 5)
      const ba = i32x4.shuffle(a, b, 2, 6, 3, 7)
      const dc = i32x4.shuffle(c, d, 2, 6, 3, 7)
      const out = to + ((j * rows + i) << 2)
      const outStride = rows << 2
      v128.store(out, i64x2.shuffle(ab, cd, 0, 2))
      v128.store(out + outStride, i64x2.shuffle(ab, cd, 1, 3))
      v128.store(out + 2 * outStride, i64x2.shuffle(ba, dc, 0, 2))
      v128.store(out + 3 * outStride, i64x2.shuffle(ba, dc, 1, 3))
    }
}

/** Changes of what came out of ReLU → changes of what went in: nothing where it was cut. */
export function backThroughRelu(changes: usize, outputs: usize, bytes: usize): void {
  const zero = f32x4.splat(0)
  for (let o: usize = 0; o < bytes; o += LANE)
    v128.store(changes + o, v128.and(v128.load(changes + o), f32x4.gt(v128.load(outputs + o), zero)))
}

/** exp(x) of x ≤ 0 in single precision: 2^n · p(r), with Cody and Waite's two parts of ln 2 and Taylor's polynomial. Error below 2e-7. */
function power(x: v128): v128 {
  const magic = f32x4.splat(12582912)
  const low = f32x4.pmax(f32x4.splat(-87), x)
  const n = f32x4.sub(f32x4.add(f32x4.mul(low, f32x4.splat(<f32>Math.LOG2E)), magic), magic)
  const rest = f32x4.sub(
    f32x4.sub(low, f32x4.mul(n, f32x4.splat(0.693359375))),
    f32x4.mul(n, f32x4.splat(-0.00021219444)),
  )
  let p = f32x4.splat(0.0013888889)
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(0.008333334))
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(0.041666668))
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(0.16666667))
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(0.5))
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(1))
  p = f32x4.add(f32x4.mul(p, rest), f32x4.splat(1))
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(p, scale)
}

/** ELU in place: x above 0, exp(x) − 1 below. */
export function elu(values: usize, bytes: usize): void {
  const zero = f32x4.splat(0)
  for (let o: usize = 0; o < bytes; o += LANE) {
    const x = v128.load(values + o)
    const below = f32x4.sub(power(f32x4.pmin(zero, x)), f32x4.splat(1))
    v128.store(values + o, v128.bitselect(x, below, f32x4.gt(x, zero)))
  }
}

/** Changes of what came out of ELU → changes of what went in. `kept` undoes the scale that dropout gave the outputs. */
export function backThroughElu(changes: usize, outputs: usize, bytes: usize, kept: f32): void {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  for (let o: usize = 0; o < bytes; o += LANE) {
    const y = v128.load(outputs + o)
    const slope = v128.bitselect(one, f32x4.add(f32x4.mul(y, f32x4.splat(kept)), one), f32x4.gt(y, zero))
    v128.store(changes + o, f32x4.mul(v128.load(changes + o), slope))
  }
}

/** Zeroes numbers whose place and `key` hash below `limit` (of 2^31), and scales the others. */
export function dropOut(values: usize, bytes: usize, key: i32, limit: i32, scale: f32): void {
  let place = i32x4.add(i32x4.splat(key), i32x4(0, 1, 2, 3))
  const four = i32x4.splat(4)
  const least = i32x4.splat(limit)
  const by = f32x4.splat(scale)
  for (let o: usize = 0; o < bytes; o += LANE) {
    let h = v128.xor(place, i32x4.shr_u(place, 16))
    h = i32x4.mul(h, i32x4.splat(0x7feb352d))
    h = v128.xor(h, i32x4.shr_u(h, 15))
    h = i32x4.mul(h, i32x4.splat(0x846ca68b))
    h = i32x4.shr_u(v128.xor(h, i32x4.shr_u(h, 16)), 1)
    v128.store(values + o, v128.and(f32x4.mul(v128.load(values + o), by), i32x4.ge_s(h, least)))
    place = i32x4.add(place, four)
  }
}

/** One step of Adam with decoupled weight decay, and the running average moved towards the new weights by `gain`. */
export function adam(
  weights: usize,
  gradient: usize,
  mean: usize,
  square: usize,
  average: usize,
  bytes: usize,
  meanScale: f32,
  squareScale: f32,
  decay: f32,
  gain: f32,
): void {
  const keepMean = f32x4.splat(0.9)
  const takeMean = f32x4.splat(0.1)
  const keepSquare = f32x4.splat(0.999)
  const takeSquare = f32x4.splat(0.001)
  const least = f32x4.splat(1e-8)
  const byMean = f32x4.splat(meanScale)
  const bySquare = f32x4.splat(squareScale)
  const byDecay = f32x4.splat(decay)
  const byGain = f32x4.splat(gain)
  for (let o: usize = 0; o < bytes; o += LANE) {
    const g = v128.load(gradient + o)
    const m = f32x4.add(f32x4.mul(keepMean, v128.load(mean + o)), f32x4.mul(takeMean, g))
    const s = f32x4.add(f32x4.mul(keepSquare, v128.load(square + o)), f32x4.mul(takeSquare, f32x4.mul(g, g)))
    v128.store(mean + o, m)
    v128.store(square + o, s)
    const w = v128.load(weights + o)
    const step = f32x4.div(f32x4.mul(byMean, m), f32x4.add(f32x4.sqrt(f32x4.mul(s, bySquare)), least))
    const next = f32x4.sub(f32x4.sub(w, step), f32x4.mul(byDecay, w))
    v128.store(weights + o, next)
    const a = v128.load(average + o)
    v128.store(average + o, f32x4.add(a, f32x4.mul(byGain, f32x4.sub(next, a))))
  }
}
