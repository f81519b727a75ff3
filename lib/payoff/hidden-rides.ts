import type { Predictor } from '@/lib/models/predictor'
import type { Steps } from '@/lib/shared/steps'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { predictInPieces } from './fit-and-predict'

/** Rides that were rejected for their length alone, read again. */
export interface HiddenRides {
  readonly trips: TripColumns
  /** Rows of that reason that could not be read again. */
  readonly unread: number
  /** Rows that end at the second of their pickup, and before it. */
  readonly zero: number
  readonly negative: number
}

/** Rides that a rule of the import hid, and what a model makes of them. Minutes. */
interface HiddenBand {
  readonly rides: number
  /** Mean absolute error; null where there is no such ride in the validation period. */
  readonly mae: number | null
}

export interface HiddenErrors {
  /** Rides kept in seconds: shorter and longer ones were hidden. */
  readonly minimumSeconds: number
  readonly maximumSeconds: number
  /** In the whole dataset. */
  readonly short: number
  readonly long: number
  readonly unread: number
  /** Rows that end at the second of their pickup, about which no model was asked. Absent, as the next, in what was measured before they were counted. */
  readonly zero?: number
  /** Rows that end before they begin. */
  readonly negative?: number
  /** In the validation period. */
  readonly validShort: HiddenBand
  readonly validLong: HiddenBand
  /** RMSE of the best model on the rides that judge it, and on those and the hidden ones together. */
  readonly rmse: number
  readonly rmseWithHidden: number
}

/** Rides that start in [from, to) and their errors under a model, beside the squared errors of the rides that are not hidden. */
export function* judgeHiddenRides(
  hidden: HiddenRides,
  rules: { readonly minimumSeconds: number; readonly maximumSeconds: number },
  period: { readonly from: number; readonly to: number },
  predictor: Predictor,
  judged: { readonly rides: number; readonly rmse: number },
): Steps<HiddenErrors> {
  const { trips } = hidden
  const secondsOf = (row: number) => (trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)
  const every = Int32Array.from({ length: trips.rows }, (_, i) => i)
  const isShort = (row: number) => secondsOf(row) < rules.minimumSeconds
  const later = every.filter(
    (row) => (trips.pickupAt[row] as number) >= period.from && (trips.pickupAt[row] as number) < period.to,
  )
  const predicted = yield* predictInPieces(predictor, later.length, (range) =>
    pickTrips(trips, later.subarray(...range)),
  )
  const sums = { short: { rides: 0, absolute: 0 }, long: { rides: 0, absolute: 0 } }
  let squared = judged.rides * judged.rmse * judged.rmse
  for (const [i, row] of later.entries()) {
    const error = (predicted[i] as number) - secondsOf(row) / 60
    const band = isShort(row) ? sums.short : sums.long
    band.rides++
    band.absolute += Math.abs(error)
    squared += error * error
  }
  const short = every.filter(isShort).length
  const band = ({ rides, absolute }: typeof sums.short): HiddenBand => ({
    rides,
    mae: rides === 0 ? null : absolute / rides,
  })
  return {
    minimumSeconds: rules.minimumSeconds,
    maximumSeconds: rules.maximumSeconds,
    short,
    long: trips.rows - short,
    unread: hidden.unread,
    zero: hidden.zero,
    negative: hidden.negative,
    validShort: band(sums.short),
    validLong: band(sums.long),
    rmse: judged.rmse,
    rmseWithHidden: Math.sqrt(squared / Math.max(1, judged.rides + later.length)),
  }
}
