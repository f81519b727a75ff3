import { WEEK_BANDS, weekBandOf } from '@/lib/models/hour-bands'
import { ENDS_A_RIDE, INTERVAL_LEVELS, type IntervalTable, spreadAt } from '@/lib/models/interval-table'

/** Rides that an early model predicts without having learnt from them. Minutes. */
export interface UnseenRides {
  readonly predicted: Float32Array
  readonly actual: Float32Array
  readonly pickupAt: Int32Array
}

/** Below so many rides nothing is said of how far a model errs. */
export const FEWEST_FOR_INTERVALS = 200
/** A band of the week has ends of its own from so many rides on. */
const FEWEST_OF_BAND = 400
/** Rides behind a knot of the spread, and knots at most. */
const RIDES_A_KNOT = 50
const MOST_KNOTS = 16
const LEAST_SPREAD = 0.05

/**
 * Split-conformal intervals, normalised and signed (Vovk et al. 2005; Lei et al. 2018; Romano et al. 2019): every second ride tells the
 * spread, the mean absolute error by predicted minutes; of the others each error is taken as a multiple of it, and the quantiles of these,
 * with the correction for finite samples, are the ends. Held by rides that are exchangeable with these at the level or above it. Ends are
 * rounded outwards to hundredths, so that no single ride can be read out. Null below 200 rides.
 */
export function calibrateIntervals({ predicted, actual, pickupAt }: UnseenRides): IntervalTable | null {
  const rides = predicted.length
  if (rides < FEWEST_FOR_INTERVALS) return null
  const rows = Array.from({ length: rides }, (_, i) => i)
  const shape = spreadOf(
    predicted,
    actual,
    rows.filter((i) => i % 2 === 0),
  )
  const all: number[] = []
  const ofBand = Array.from({ length: WEEK_BANDS }, (): number[] => [])
  for (let i = 1; i < rides; i += 2) {
    const score = ((actual[i] as number) - (predicted[i] as number)) / spreadAt(shape, predicted[i] as number)
    all.push(score)
    ofBand[weekBandOf(pickupAt[i] as number)]?.push(score)
  }
  const pooled = endsOf(all)
  const ends = new Float32Array(WEEK_BANDS * ENDS_A_RIDE)
  for (const [band, scores] of ofBand.entries())
    ends.set(scores.length >= FEWEST_OF_BAND ? endsOf(scores) : pooled, band * ENDS_A_RIDE)
  return { ...shape, ends }
}

function spreadOf(predicted: Float32Array, actual: Float32Array, rows: readonly number[]) {
  const sorted = [...rows].sort((a, b) => (predicted[a] as number) - (predicted[b] as number) || a - b)
  const bins = Math.max(1, Math.min(MOST_KNOTS, Math.floor(sorted.length / RIDES_A_KNOT)))
  const knots: number[] = []
  const spread: number[] = []
  for (let bin = 0; bin < bins; bin++) {
    const part = sorted.slice(Math.floor((bin * sorted.length) / bins), Math.floor(((bin + 1) * sorted.length) / bins))
    const knot = Math.fround(part.reduce((sum, i) => sum + (predicted[i] as number), 0) / part.length)
    const error = part.reduce((sum, i) => sum + Math.abs((actual[i] as number) - (predicted[i] as number)), 0)
    const mean = Math.max(LEAST_SPREAD, error / part.length)
    // Many rides may be predicted alike: they are one knot.
    if (knot > (knots.at(-1) ?? Number.NEGATIVE_INFINITY)) {
      knots.push(knot)
      spread.push(mean)
    } else spread[spread.length - 1] = ((spread.at(-1) as number) + mean) / 2
  }
  return { knots: Float32Array.from(knots), spread: Float32Array.from(spread) }
}

/** Low and high multiples of the spread for each level; wider levels hold the narrower ones, and all hold 0. */
function endsOf(scores: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(scores).sort()
  const n = sorted.length
  const at = (rank: number) => sorted[Math.max(0, Math.min(n - 1, rank - 1))] as number
  let [low, high] = [0, 0]
  return INTERVAL_LEVELS.flatMap((level) => {
    const outside = (1 - level) / 2
    low = Math.min(low, Math.floor(100 * at(Math.floor((n + 1) * outside))) / 100)
    high = Math.max(high, Math.ceil(100 * at(Math.ceil((n + 1) * (1 - outside)))) / 100)
    return [low, high]
  })
}
