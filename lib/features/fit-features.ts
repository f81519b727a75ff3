import type { ZoneSet } from '@/lib/places/zone-set'
import { dayOf, localSeconds } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'
import { inPieces, type Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { countedRides } from './counted-rides'
import { countTables } from './encoding-tables'
import type { FeatureMatrix } from './feature-matrix'
import type { FeatureSpec } from './feature-spec'
import { type EncodingTables, FEWEST_RIDES, type FittedFeatures, pairKey } from './fitted-features'
import { createRideEncoder } from './ride-encoder'
import { standardise } from './standardise'
import { onlyOf, usablePlaces } from './usable-places'

/** Numbers as they are, missing ones NaN; or centred and scaled, with missing ones at the mean. */
export type FeatureForm = 'raw' | 'standardised'

const FOLDS = 5
const DAY = 86_400

export interface FeatureFit {
  readonly fitted: FittedFeatures
  readonly matrix: FeatureMatrix
}

/**
 * Learns a specification's vocabularies, encodings and scales from the rows given, and from no others. The matrix that comes with it holds
 * those rows in their order, each encoded by tables that were counted without its own fold: a ride never sees its own duration.
 * To keep a tail of the training period for early stopping, fit on the rows before it and `transform` the tail. In the raw form the centres
 * are 0 and the scales 1.
 */
export function* fitFeaturesInSteps(
  spec: FeatureSpec,
  trips: TripColumns,
  rows: Int32Array,
  zoneSet: ZoneSet | null,
  seed: number,
  form: FeatureForm = 'standardised',
): Steps<FeatureFit> {
  const places = yield* usablePlaces(spec, trips, rows, zoneSet)
  const pickupZones = frequentZones(trips.pickupZone, rows)
  const dropoffZones = frequentZones(trips.dropoffZone, rows)
  const source = {
    spec: places.spec,
    // Places that were made of the rides' own coordinates tell where single rides went: only those of five rides or more are kept.
    zoneSet: trips.points ? onlyOf(places.zoneSet, [...pickupZones, ...dropoffZones]) : places.zoneSet,
    pointsOf: places.pointsOf,
    pickupZones,
    dropoffZones,
    pairKeys: yield* frequentPairs(trips, rows),
  }
  const encoder = createRideEncoder(source)
  const random = seededRandom(seed)
  const fold = new Uint8Array(rows.length)
  for (let i = 0; i < fold.length; i++) fold[i] = random.int(FOLDS)
  yield
  const { whole, withoutFold } = yield* countTables(yield* countedRides(trips, rows, encoder, fold, FOLDS), {
    pickups: source.pickupZones.length + 1,
    dropoffs: source.dropoffZones.length + 1,
    pairs: source.pairKeys.length,
  })
  const width = encoder.names.length
  const matrix = allocateMatrix(encoder.names, rows.length)
  yield* inPieces(rows.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const row = rows[i] as number
      encoder.encode(trips, row, withoutFold[fold[i] as number] as EncodingTables, matrix.dense, i * width)
      matrix.pickup[i] = encoder.pickupCategory(trips.pickupZone[row] as number)
      matrix.dropoff[i] = encoder.dropoffCategory(trips.dropoffZone[row] as number)
    }
  })
  const known = { ...source, span: spanOf(trips.pickupAt, rows), tables: whole }
  if (form === 'raw') {
    const [centre, scale] = [new Float32Array(width), new Float32Array(width).fill(1)]
    return { fitted: { ...known, centre, scale }, matrix }
  }
  const { centre, scale } = yield* measure(matrix.dense, width)
  yield* inPieces(rows.length, (from, to) => standardise(matrix.dense, from * width, to - from, centre, scale))
  return { fitted: { ...known, centre, scale }, matrix }
}

export function allocateMatrix(names: readonly string[], rows: number): FeatureMatrix {
  return {
    rows,
    names,
    dense: new Float32Array(rows * names.length),
    pickup: new Int32Array(rows),
    dropoff: new Int32Array(rows),
  }
}

function frequentZones(zones: Uint16Array, rows: Int32Array): Int32Array {
  const count = new Int32Array(65_536)
  for (const row of rows) {
    const zone = zones[row] as number
    count[zone] = (count[zone] as number) + 1
  }
  const ids: number[] = []
  for (let zone = 0; zone < count.length; zone++) if ((count[zone] as number) >= FEWEST_RIDES) ids.push(zone)
  return Int32Array.from(ids)
}

function* frequentPairs(trips: TripColumns, rows: Int32Array): Steps<Uint32Array> {
  const count = new Map<number, number>()
  yield* inPieces(rows.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const row = rows[i] as number
      const key = pairKey(trips.pickupZone[row] as number, trips.dropoffZone[row] as number)
      count.set(key, (count.get(key) ?? 0) + 1)
    }
  })
  const keys: number[] = []
  for (const [key, n] of count) if (n >= FEWEST_RIDES) keys.push(key)
  return Uint32Array.from(keys).sort()
}

/** Mean and standard deviation of each column over the values that are there, as float32; a constant column has scale 1. */
function* measure(dense: Float32Array, width: number): Steps<Pick<FittedFeatures, 'centre' | 'scale'>> {
  const centre = new Float32Array(width)
  const scale = new Float32Array(width).fill(1)
  for (let j = 0; j < width; j++) {
    let [n, sum, squares] = [0, 0, 0]
    for (let k = j; k < dense.length; k += width) {
      const value = dense[k] as number
      if (Number.isNaN(value)) continue
      n += 1
      sum += value
    }
    yield
    if (n === 0) continue
    const mean = sum / n
    for (let k = j; k < dense.length; k += width) {
      const value = dense[k] as number
      if (!Number.isNaN(value)) squares += (value - mean) * (value - mean)
    }
    yield
    const deviation = Math.sqrt(squares / n)
    centre[j] = mean
    if (deviation > 1e-6) scale[j] = deviation
  }
  return { centre, scale }
}

function spanOf(pickupAt: Int32Array, rows: Int32Array): FittedFeatures['span'] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const row of rows) {
    const at = pickupAt[row] as number
    if (at < first) first = at
    if (at > last) last = at
  }
  if (first > last) return { from: localSeconds(0), to: localSeconds(0) }
  return { from: localSeconds(dayOf(first) * DAY), to: localSeconds((dayOf(last) + 1) * DAY) }
}
