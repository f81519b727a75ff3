/**
 * Exact order statistics of a column that arrives chunk by chunk, in constant memory: values become unsigned integers of the same order, and two
 * passes count their upper and lower halves (radix selection).
 */
export interface ColumnSummary {
  /** Call for every chunk, in each of the passes 0, 1 and 2, ending each pass with `endPass`. */
  add(values: Int32Array | Float32Array | Uint16Array | Uint8Array): void
  endPass(): void
  result(): SummaryResult
}

interface SummaryResult {
  readonly missing: number
  readonly min: number | null
  readonly median: number | null
  readonly max: number | null
  readonly shape: readonly number[]
}

export const SHAPE_BINS = 24
const HALF = 1 << 16

/** `missingValue` (or NaN) is not a value. The bins of the shape reach to the 99th percentile where `clipTail` is set, else to the maximum. */
export function columnSummary(options: { missingValue?: number; clipTail: boolean }): ColumnSummary {
  const { missingValue = Number.NaN, clipTail } = options
  const upper = new Uint32Array(HALF)
  const lower = [new Uint32Array(HALF), new Uint32Array(HALF)] as const
  const shape = new Array<number>(SHAPE_BINS).fill(0)
  let pass = 0
  let missing = 0
  let count = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let isFloat = false
  /** For the median and the 99th percentile: rank, upper half, rank within it, value. */
  const median = { share: 0.5, half: 0, rank: 0, value: 0 }
  const tail = { share: 0.99, half: 0, rank: 0, value: 0 }
  const wanted = [median, tail]

  const float = new Float32Array(1)
  const bits = new Uint32Array(float.buffer)
  const valueAt = (key: number): number => {
    if (!isFloat) return key - 2 ** 31
    bits[0] = key & 0x8000_0000 ? key ^ 0x8000_0000 : ~key
    return float[0] as number
  }

  const countKeys = (values: Int32Array | Float32Array | Uint16Array | Uint8Array, onKey: (key: number) => void) => {
    const raw = values instanceof Float32Array ? new Uint32Array(values.buffer, values.byteOffset, values.length) : null
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (Number.isNaN(value) || value === missingValue) continue
      if (raw) {
        // Adding zero turns −0 into 0.
        const b = value === 0 ? 0 : (raw[i] as number)
        onKey((b & 0x8000_0000 ? ~b : b | 0x8000_0000) >>> 0)
      } else onKey((value + 2 ** 31) >>> 0)
    }
  }

  const first = (values: Int32Array | Float32Array | Uint16Array | Uint8Array) => {
    isFloat = values instanceof Float32Array
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (Number.isNaN(value) || value === missingValue) missing++
      else {
        count++
        if (value < min) min = value
        if (value > max) max = value
      }
    }
    countKeys(values, (key) => {
      upper[key >>> 16] = (upper[key >>> 16] as number) + 1
    })
  }

  const second = (values: Int32Array | Float32Array | Uint16Array | Uint8Array) => {
    const [a, b] = lower
    countKeys(values, (key) => {
      const half = key >>> 16
      if (half === median.half) a[key & 0xffff] = (a[key & 0xffff] as number) + 1
      if (half === tail.half) b[key & 0xffff] = (b[key & 0xffff] as number) + 1
    })
  }

  const third = (values: Int32Array | Float32Array | Uint16Array | Uint8Array) => {
    const top = clipTail ? tail.value : max
    const scale = top > min ? SHAPE_BINS / (top - min) : 0
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (Number.isNaN(value) || value === missingValue || value > top) continue
      const bin = Math.min(SHAPE_BINS - 1, Math.floor((value - min) * scale))
      shape[bin] = (shape[bin] as number) + 1
    }
  }

  return {
    add(values) {
      if (pass === 0) first(values)
      else if (pass === 1) second(values)
      else third(values)
    },
    endPass() {
      if (pass === 0)
        for (const want of wanted) {
          want.rank = Math.floor((count - 1) * want.share)
          while (want.half < HALF - 1 && want.rank >= (upper[want.half] as number)) {
            want.rank -= upper[want.half] as number
            want.half++
          }
        }
      if (pass === 1)
        wanted.forEach((want, i) => {
          const counts = lower[i] as Uint32Array
          let low = 0
          while (low < HALF - 1 && want.rank >= (counts[low] as number)) {
            want.rank -= counts[low] as number
            low++
          }
          want.value = valueAt((want.half * HALF + low) >>> 0)
        })
      pass++
    },
    result: () =>
      count === 0
        ? { missing, min: null, median: null, max: null, shape }
        : { missing, min, median: median.value, max, shape },
  }
}
