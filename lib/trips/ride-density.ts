import { LONGEST_RIDE_SECONDS } from './import-rules'
import type { RideDensity } from './profile'

/** Mantissas of 2^¼, 2^½ and 2^¾ as 32-bit floats write them. */
const QUARTERS = [1_587_183, 3_474_675, 5_719_292] as const

const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/** How many quarters of a doubling a positive number is above 1, rounded down: 0 for [1, 1.19), 4 for [2, 2.38). Read off the float's bits, so that it is the same everywhere. */
function quarterOf(raw: number): number {
  const mantissa = raw & 0x7f_ffff
  const quarter =
    (mantissa >= QUARTERS[0] ? 1 : 0) + (mantissa >= QUARTERS[1] ? 1 : 0) + (mantissa >= QUARTERS[2] ? 1 : 0)
  return 4 * ((raw >>> 23) - 127) + quarter
}

/** ⅛ to 128 km, and 15 s to a day and more. */
const DISTANCE = { from: -12, bins: 40 }
const DURATION = { from: -8, bins: 52 }

/** The duration's bin of each length in seconds. */
function durationBins(): Uint8Array {
  return Uint8Array.from({ length: LONGEST_RIDE_SECONDS + 1 }, (_, seconds) => {
    float[0] = seconds / 60
    return seconds === 0 ? 0 : Math.max(0, quarterOf(bits[0] as number) - DURATION.from)
  })
}

/** Counts rides by distance and duration in quarters of a doubling. */
export interface DensityCount {
  /** `seconds[i]` is how long ride i took. */
  add(distanceKm: Float32Array, seconds: Int32Array, rows: number): void
  /** Cut to the bins that hold rides; null where no ride has a distance in reach. */
  result(): RideDensity | null
}

export function densityCount(): DensityCount {
  const counts = new Uint32Array(DISTANCE.bins * DURATION.bins)
  const binOf = durationBins()
  let outside = 0
  return {
    add(distanceKm, seconds, rows) {
      const raw = new Uint32Array(distanceKm.buffer, distanceKm.byteOffset, distanceKm.length)
      for (let i = 0; i < rows; i++) {
        // Negative numbers and NaN have bits above those of any distance in reach.
        const bin = quarterOf(raw[i] as number) - DISTANCE.from
        if (bin < 0 || bin >= DISTANCE.bins) {
          outside++
          continue
        }
        const at = bin * DURATION.bins + (binOf[seconds[i] as number] as number)
        counts[at] = (counts[at] as number) + 1
      }
    },
    result() {
      const used = { left: DISTANCE.bins, right: -1, low: DURATION.bins, high: -1 }
      counts.forEach((rides, at) => {
        if (rides === 0) return
        const [x, y] = [Math.floor(at / DURATION.bins), at % DURATION.bins]
        used.left = Math.min(used.left, x)
        used.right = Math.max(used.right, x)
        used.low = Math.min(used.low, y)
        used.high = Math.max(used.high, y)
      })
      if (used.right < 0) return null
      return {
        distanceFrom: DISTANCE.from + used.left,
        durationFrom: DURATION.from + used.low,
        counts: Array.from({ length: used.right - used.left + 1 }, (_, x) => {
          const row = (used.left + x) * DURATION.bins
          return [...counts.subarray(row + used.low, row + used.high + 1)]
        }),
        outside,
      }
    },
  }
}
