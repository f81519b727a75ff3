import type { FeatureName } from '@/lib/features/catalogue'
import { fitFeaturesInSteps } from '@/lib/features/fit-features'
import { FEWEST_RIDES, type FittedFeatures } from '@/lib/features/fitted-features'
import { transformInSteps } from '@/lib/features/transform'
import { minutesOf } from '@/lib/models/minutes'
import { hasGroundPoints, type ZoneSet } from '@/lib/places/zone-set'
import { hourOf, weekdayOf } from '@/lib/shared/local-time'
import type { Steps } from '@/lib/shared/steps'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'

/** What "distance ÷ typical speed" has learnt: a start, and the speed of each hour on weekdays and at weekends. */
export interface SpeedByHour {
  /** The distance between the two places' points, or what rides of the pair were usually metered at. */
  readonly distance: 'straight' | 'typical'
  /** Minutes that a ride takes beside its way. */
  readonly startMinutes: number
  /** Minutes a km, 24 hours of weekdays, then of weekends; 0 where longer ways do not take longer. */
  readonly minutesPerKm: readonly number[]
  /** Training rides of each of these hours. Absent in what was measured before they were counted, and measured again for that. */
  readonly rides?: readonly number[]
}

export interface FittedSpeed extends SpeedByHour {
  readonly rides: readonly number[]
  readonly features: FittedFeatures
}

const HOURS = 48
/** An hour's own pace counts as much as that of all hours once this many rides of usual length tell it. */
const AS_MUCH_AS_ALL = 25
/** No ride goes faster from point to point: its distance or its duration is wrong, and one such ride turns the pace of an hour. */
const FASTEST_KMH = 150
const hourCell = (pickupAt: number): number => (weekdayOf(pickupAt) >= 5 ? 24 : 0) + hourOf(pickupAt)

/** From which distance the speed can be told: points of the zones, else metered distances of past rides; null where there are neither. */
function distanceFeature(trips: TripColumns, rows: Int32Array, zoneSet: ZoneSet | null): FeatureName | null {
  if (zoneSet && hasGroundPoints(zoneSet)) return 'straight-distance'
  return rows.some((row) => (trips.distanceKm[row] as number) > 0) ? 'typical-distance' : null
}

/**
 * Minutes = start + km ÷ the typical speed of the hour, by least squares over the training rows and no others, but those too fast to be
 * true. An hour's pace is drawn towards that of all hours the more, the fewer rides tell it. A typical distance is counted without the
 * ride's own fold. Null where no distance is known.
 */
export function* fitSpeed(
  trips: TripColumns,
  rows: Int32Array,
  zoneSet: ZoneSet | null,
  seed: number,
): Steps<FittedSpeed | null> {
  const feature = distanceFeature(trips, rows, zoneSet)
  if (feature === null) return null
  const { fitted, matrix } = yield* fitFeaturesInSteps({ features: [feature] }, trips, rows, zoneSet, seed)
  const km = firstColumn(fitted, matrix)
  const minutes = minutesOf(trips, rows)
  const sums = { n: zeros(), x: zeros(), y: zeros(), xx: zeros(), xy: zeros() }
  for (let i = 0; i < rows.length; i++) {
    const cell = hourCell(trips.pickupAt[rows[i] as number] as number)
    const [x, y] = [km[i] as number, minutes[i] as number]
    if (60 * x > FASTEST_KMH * y) continue
    for (const [sum, value] of [
      [sums.n, 1],
      [sums.x, x],
      [sums.y, y],
      [sums.xx, x * x],
      [sums.xy, x * y],
    ] as const)
      sum[cell] = (sum[cell] as number) + value
  }
  yield
  const enough = Array.from(sums.n, (n, cell) => n >= FEWEST_RIDES && (sums.xx[cell] as number) > 0)
  const start = Math.max(0, leastSquaresStart(sums, enough))
  const [n, xx] = [sum(sums.n), sum(sums.xx)]
  const ofAll = Math.max(0, paceOf(sum(sums.x), xx, sum(sums.xy), start))
  const weightOfAll = (AS_MUCH_AS_ALL * xx) / Math.max(1, n)
  return {
    features: fitted,
    distance: feature === 'straight-distance' ? 'straight' : 'typical',
    startMinutes: Math.fround(ofAll > 0 ? start : sum(sums.y) / Math.max(1, n)),
    minutesPerKm: Array.from({ length: HOURS }, (_, cell) => {
      if (!enough[cell] || ofAll === 0) return Math.fround(ofAll)
      const own = sums.xx[cell] as number
      const pace = paceOf(sums.x[cell] as number, own, sums.xy[cell] as number, start)
      return Math.fround(Math.max(0, (own * pace + weightOfAll * ofAll) / (own + weightOfAll)))
    }),
    rides: Array.from(sums.n),
  }
}

/** Minutes of the rides at these rows, before they are clamped to a range. */
export function* predictBySpeed(speed: FittedSpeed, trips: TripColumns, rows: Int32Array): Steps<Float32Array> {
  const matrix = yield* transformInSteps(speed.features, pickTrips(trips, rows))
  const km = firstColumn(speed.features, matrix)
  return km.map((each, i) => {
    const pace = speed.minutesPerKm[hourCell(trips.pickupAt[rows[i] as number] as number)] as number
    return speed.startMinutes + each * pace
  })
}

/** The km of a matrix whose first column they are, its standardisation undone; the mean where a ride's is missing. */
function firstColumn(
  { centre, scale }: FittedFeatures,
  matrix: { readonly rows: number; readonly names: readonly string[]; readonly dense: Float32Array },
): Float32Array {
  const width = matrix.names.length
  return Float32Array.from({ length: matrix.rows }, (_, i) =>
    Math.max(0, (matrix.dense[i * width] as number) * (scale[0] as number) + (centre[0] as number)),
  )
}

interface Sums {
  readonly n: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly xx: Float64Array
  readonly xy: Float64Array
}

const zeros = () => new Float64Array(HOURS)
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0)

/** Minutes a km that err least, given the start. */
const paceOf = (x: number, xx: number, xy: number, start: number): number => (xx > 0 ? (xy - start * x) / xx : 0)

/** The start at which the squared error over all hours is least, each hour at its own best pace. */
function leastSquaresStart(sums: Sums, enough: readonly boolean[]): number {
  let [above, below] = [0, 0]
  for (let cell = 0; cell < HOURS; cell++) {
    if (!enough[cell]) continue
    const [n, x, y] = [sums.n[cell] as number, sums.x[cell] as number, sums.y[cell] as number]
    const [xx, xy] = [sums.xx[cell] as number, sums.xy[cell] as number]
    above += y - (xy * x) / xx
    below += n - (x * x) / xx
  }
  return below > 1e-9 ? above / below : 0
}
