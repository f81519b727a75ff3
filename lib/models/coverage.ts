import { WEEK_BANDS, weekBandOf } from './hour-bands'
import { ENDS_A_RIDE, INTERVAL_LEVELS } from './interval-table'

/** How many of some rides took as long as their intervals say, and how wide those are. */
interface Held {
  readonly rides: number
  /** Share of the rides within their interval; 0 of no rides. */
  readonly share: number
  /** Mean of high − low, minutes. */
  readonly width: number
}

/** What intervals of one level turned out to hold, on rides that nothing was fitted on. */
export interface Coverage extends Held {
  /** Nominal: the share that they are made to hold. */
  readonly level: number
  /** Of each band of the week (`WEEK_BAND_NAMES`). */
  readonly bands: readonly Held[]
}

/** One for each level. `ends`: rides × `ENDS_A_RIDE`, minutes. */
export function measureCoverage(
  { actual, pickupAt }: { readonly actual: Float32Array; readonly pickupAt: Int32Array },
  ends: Float32Array,
): readonly Coverage[] {
  return INTERVAL_LEVELS.map((level, k) => {
    const rides = new Float64Array(WEEK_BANDS)
    const held = new Float64Array(WEEK_BANDS)
    const widths = new Float64Array(WEEK_BANDS)
    for (let i = 0; i < actual.length; i++) {
      const band = weekBandOf(pickupAt[i] as number)
      const low = ends[i * ENDS_A_RIDE + 2 * k] as number
      const high = ends[i * ENDS_A_RIDE + 2 * k + 1] as number
      const minutes = actual[i] as number
      rides[band] = (rides[band] as number) + 1
      if (minutes >= low && minutes <= high) held[band] = (held[band] as number) + 1
      widths[band] = (widths[band] as number) + high - low
    }
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
    const heldOf = (n: number, inside: number, width: number): Held => ({
      rides: n,
      share: n === 0 ? 0 : inside / n,
      width: n === 0 ? 0 : width / n,
    })
    return {
      level,
      ...heldOf(sum(rides), sum(held), sum(widths)),
      bands: Array.from(rides, (n, band) => heldOf(n, held[band] as number, widths[band] as number)),
    }
  })
}
