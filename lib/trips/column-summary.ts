import { distinctValues } from './distinct-values'

type ColumnValues = Int32Array | Float32Array | Uint16Array | Uint8Array

/**
 * Exact order statistics of a column that arrives chunk by chunk, in constant memory: values become unsigned integers of the same order, and two
 * passes count their upper and lower halves (radix selection).
 */
export interface ColumnSummary {
  /** Call for every chunk, in each of the passes 0, 1 and 2, ending each pass with `endPass`. */
  add(values: ColumnValues): void
  endPass(): void
  result(): SummaryResult
}

interface SummaryResult {
  readonly missing: number
  readonly min: number | null
  /** Quartiles are values of the column: those of rank ⌊(n − 1) × share⌋ from below. */
  readonly lowerQuartile: number | null
  readonly median: number | null
  readonly upperQuartile: number | null
  readonly max: number | null
  /** How many different values there are; null where they are more than `MOST_DISTINCT`. */
  readonly distinct: number | null
  /** Values more than three times the middle half's width away from it; null where the middle half is one value. */
  readonly outliers: number | null
  readonly shape: readonly number[]
}

export const SHAPE_BINS = 24
const HALF = 1 << 16
/** Beyond the middle half by so many times its width lies what Tukey calls far out. */
export const OUTLIER_REACH = 3

/** The rank from below, among `count` values, of the value below which that share of them lies. */
export const rankOf = (count: number, share: number): number => Math.floor((count - 1) * share)

/** The shortest decimal that a 32-bit float is the nearest to: 12.4 for 12.399999618530273. */
function shortestDecimal(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const decimal = Number(value.toPrecision(digits))
    if (Math.fround(decimal) === value) return decimal
  }
  return value
}

/** Beyond what values lie far out. Of floats reckoned in the decimals that they were written as: a fare that stands at the fence is within it. */
function fences(lower: number, upper: number, isFloat: boolean): readonly [low: number, high: number] {
  const [a, b] = isFloat ? [shortestDecimal(lower), shortestDecimal(upper)] : [lower, upper]
  const reach = OUTLIER_REACH * (b - a)
  if (!isFloat) return [a - reach, b + reach]
  return [Math.fround(Number((a - reach).toPrecision(9))), Math.fround(Number((b + reach).toPrecision(9)))]
}

const SIGN = 0x8000_0000

/** A value wanted by its rank: found by its upper half after the first pass, by its lower after the second. */
interface Wanted {
  readonly share: number
  half: number
  rank: number
  value: number
}

const wantedAt = (share: number): Wanted => ({ share, half: 0, rank: 0, value: 0 })

/** `missingValue` (or NaN) is not a value. The bins of the shape reach to the 99th percentile where `clipTail` is set, else to the maximum. */
export function columnSummary(options: { missingValue?: number; clipTail: boolean }): ColumnSummary {
  const { missingValue = Number.NaN, clipTail } = options
  const upper = new Uint32Array(HALF)
  /** Counts of lower halves, for each upper half that holds a wanted value. */
  const lower = new Map<number, Uint32Array>()
  const isWanted = new Uint8Array(HALF)
  const different = distinctValues()
  const shape = new Array<number>(SHAPE_BINS).fill(0)
  let pass = 0
  let missing = 0
  let count = 0
  let outliers = 0
  let least = 2 ** 32
  let most = -1
  let isFloat = false
  const [q1, median, q3, tail] = [wantedAt(0.25), wantedAt(0.5), wantedAt(0.75), wantedAt(0.99)]
  const wanted = [q1, median, q3, tail]

  let keys = new Uint32Array(0)
  const float = new Float32Array(1)
  const bits = new Uint32Array(float.buffer)
  const valueAt = (key: number): number => {
    if (!isFloat) return key - 2 ** 31
    bits[0] = key & SIGN ? key ^ SIGN : ~key
    return float[0] as number
  }

  /** Fills `keys` with those of the values that are there; returns how many. */
  const toKeys = (values: ColumnValues): number => {
    if (keys.length < values.length) keys = new Uint32Array(values.length)
    let n = 0
    if (values instanceof Float32Array) {
      const raw = new Uint32Array(values.buffer, values.byteOffset, values.length)
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as number
        if (Number.isNaN(value) || value === missingValue) continue
        // −0 counts as 0.
        const b = value === 0 ? 0 : (raw[i] as number)
        keys[n++] = b & SIGN ? ~b : b | SIGN
      }
    } else
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as number
        if (value !== missingValue) keys[n++] = value + 2 ** 31
      }
    return n
  }

  const first = (values: ColumnValues) => {
    isFloat = values instanceof Float32Array
    const n = toKeys(values)
    missing += values.length - n
    count += n
    for (let i = 0; i < n; i++) {
      const key = keys[i] as number
      if (key < least) least = key
      if (key > most) most = key
      upper[key >>> 16] = (upper[key >>> 16] as number) + 1
    }
    different.add(keys, n)
  }

  const second = (values: ColumnValues) => {
    const n = toKeys(values)
    for (let i = 0; i < n; i++) {
      const key = keys[i] as number
      if (isWanted[key >>> 16] === 0) continue
      const counts = lower.get(key >>> 16) as Uint32Array
      counts[key & 0xffff] = (counts[key & 0xffff] as number) + 1
    }
  }

  const third = (values: ColumnValues) => {
    const min = valueAt(least)
    const top = clipTail ? tail.value : valueAt(most)
    const scale = top > min ? SHAPE_BINS / (top - min) : 0
    const [low, high] = fences(q1.value, q3.value, isFloat)
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (Number.isNaN(value) || value === missingValue) continue
      if (value < low || value > high) outliers++
      if (value > top) continue
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
          want.rank = rankOf(count, want.share)
          while (want.half < HALF - 1 && want.rank >= (upper[want.half] as number)) {
            want.rank -= upper[want.half] as number
            want.half++
          }
          isWanted[want.half] = 1
          if (!lower.has(want.half)) lower.set(want.half, new Uint32Array(HALF))
        }
      if (pass === 1) {
        for (const want of wanted) {
          const counts = lower.get(want.half) as Uint32Array
          let low = 0
          while (low < HALF - 1 && want.rank >= (counts[low] as number)) {
            want.rank -= counts[low] as number
            low++
          }
          want.value = valueAt((want.half * HALF + low) >>> 0)
        }
        lower.clear()
      }
      pass++
    },
    result: () => ({
      missing,
      min: count === 0 ? null : valueAt(least),
      lowerQuartile: count === 0 ? null : q1.value,
      median: count === 0 ? null : median.value,
      upperQuartile: count === 0 ? null : q3.value,
      max: count === 0 ? null : valueAt(most),
      distinct: different.result(),
      outliers: q1.value === q3.value ? null : outliers,
      shape,
    }),
  }
}
