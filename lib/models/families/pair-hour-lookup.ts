import { z } from 'zod'
import { fitFeaturesInSteps } from '@/lib/features/fit-features'
import { FEWEST_RIDES, pairKey } from '@/lib/features/fitted-features'
import { createRideEncoder } from '@/lib/features/ride-encoder'
import { inPieces, type Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { WEEK_BANDS, weekBandOf } from '../hour-bands'
import { minutesOf } from '../minutes'
import type { Family } from './family'

const weight = (title: string, description: string, byDefault: number) =>
  z.number().min(0).max(1000).default(byDefault).meta({ title, description })

const settings = z.strictObject({
  placeWeight: weight('Place weight', 'Pairs of one ride that the overall mean counts for beside those of a zone.', 3),
  pairWeight: weight('Pair weight', 'Rides that the two zones count for beside those of their pair.', 0.5),
  cellWeight: weight('Hour weight', 'Rides that the pair counts for beside those of its hour band.', 12),
})

const ROUNDS = 8

/**
 * Means along a chain of ever smaller cells, each shrunk towards the one above by how few rides it has. No machine learning. What the places
 * say is asked only of pairs with few rides or none, so that it is learnt as pairs lie there and not as rides do: each pair counts for
 * 1 / √(its rides). With every ride counting alike, the few busy pairs, which are short, would make the rare ones too short by minutes.
 */
export const pairHourLookup: Family<z.infer<typeof settings>> = {
  label: 'Pair × hour lookup',
  summary:
    'Mean minutes of the two zones, of their pair where it has at least 5 rides, and of its hour band on weekdays or weekends, shrunk along the chain. No machine learning.',
  settings,
  *fit({ trips, rows, zoneSet, seed, settings: { placeWeight, pairWeight, cellWeight } }) {
    const { fitted: features } = yield* fitFeaturesInSteps({ features: [] }, trips, rows, zoneSet, seed)
    const encoder = createRideEncoder(features)
    const minutes = minutesOf(trips, rows)
    const n = rows.length
    const [pickup, dropoff, pair] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)]
    const band = new Uint8Array(n)
    yield* inPieces(n, (from, to) => {
      for (let i = from; i < to; i++) {
        const row = rows[i] as number
        const [start, end] = [trips.pickupZone[row] as number, trips.dropoffZone[row] as number]
        pickup[i] = encoder.pickupIndex(start)
        dropoff[i] = encoder.dropoffIndex(end)
        pair[i] = encoder.pairIndex(start, end)
        band[i] = weekBandOf(trips.pickupAt[row] as number)
      }
    })

    const say = yield* sayOfRides(trips, rows)
    const mean = Math.fround(meanOf(minutes, say))
    let pickupEffect = new Float32Array(features.pickupZones.length + 1)
    let dropoffEffect = new Float32Array(features.dropoffZones.length + 1)
    // The two effects explain each other: each in turn is the shrunk mean of what the other leaves.
    for (let round = 0; round < ROUNDS; round++) {
      const besides = (i: number) => mean + (dropoffEffect[dropoff[i] as number] as number)
      pickupEffect = yield* shrunkMeans(
        pickup,
        pickupEffect.length,
        placeWeight,
        (i) => (minutes[i] as number) - besides(i),
        say,
      )
      const beside = (i: number) => mean + (pickupEffect[pickup[i] as number] as number)
      dropoffEffect = yield* shrunkMeans(
        dropoff,
        dropoffEffect.length,
        placeWeight,
        (i) => (minutes[i] as number) - beside(i),
        say,
      )
    }
    const ofPlaces = (i: number) =>
      mean + (pickupEffect[pickup[i] as number] as number) + (dropoffEffect[dropoff[i] as number] as number)
    const pairEffect = yield* shrunkMeans(
      pair,
      features.pairKeys.length,
      pairWeight,
      (i) => (minutes[i] as number) - ofPlaces(i),
    )
    const ofPair = (i: number) =>
      ofPlaces(i) + ((pair[i] as number) < 0 ? 0 : (pairEffect[pair[i] as number] as number))

    const [actual, expected] = [new Float64Array(WEEK_BANDS), new Float64Array(WEEK_BANDS)]
    const bandRides = new Int32Array(WEEK_BANDS)
    yield* inPieces(n, (from, to) => {
      for (let i = from; i < to; i++) {
        const b = band[i] as number
        bandRides[b] = (bandRides[b] as number) + 1
        actual[b] = (actual[b] as number) + (minutes[i] as number)
        expected[b] = (expected[b] as number) + ofPair(i)
      }
    })
    const bandFactor = Float32Array.from(actual, (sum, b) =>
      (bandRides[b] as number) < FEWEST_RIDES ? 1 : sum / (expected[b] as number),
    )

    const cell = new Int32Array(n)
    const cells = features.pairKeys.length * WEEK_BANDS
    const counts = new Int32Array(cells)
    yield* inPieces(n, (from, to) => {
      for (let i = from; i < to; i++) {
        const c = (pair[i] as number) < 0 ? -1 : (pair[i] as number) * WEEK_BANDS + (band[i] as number)
        cell[i] = c
        if (c >= 0) counts[c] = (counts[c] as number) + 1
      }
    })
    const effects = yield* shrunkMeans(
      cell,
      cells,
      cellWeight,
      (i) => (minutes[i] as number) - ofPair(i) * (bandFactor[band[i] as number] as number),
    )
    const cellKeys = Uint32Array.from(counts.keys()).filter((c) => (counts[c] as number) >= FEWEST_RIDES)
    const cellEffect = Float32Array.from(cellKeys, (c) => effects[c] as number)
    return {
      features,
      body: {
        kind: 'pair-hour-lookup',
        mean,
        pickupEffect,
        dropoffEffect,
        pairEffect,
        bandFactor,
        cellKeys,
        cellEffect,
      },
    }
  },
}

/** What each ride says about its places: of n rides of a pair each counts for n^−1.5, the pair for 1 / √n. */
function* sayOfRides(trips: TripColumns, rows: Int32Array): Steps<Float64Array> {
  const ridesOf = new Map<number, number>()
  const keyOf = (i: number) => {
    const row = rows[i] as number
    return pairKey(trips.pickupZone[row] as number, trips.dropoffZone[row] as number)
  }
  yield* inPieces(rows.length, (from, to) => {
    for (let i = from; i < to; i++) ridesOf.set(keyOf(i), (ridesOf.get(keyOf(i)) ?? 0) + 1)
  })
  const say = new Float64Array(rows.length)
  yield* inPieces(rows.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const n = ridesOf.get(keyOf(i)) as number
      say[i] = 1 / (n * Math.sqrt(n))
    }
  })
  return say
}

/** Of everything; of all rides alike where one has too much of the say. */
function meanOf(minutes: Float32Array, say: Float64Array): number {
  const all = say.reduce((sum, each) => sum + each, 0)
  const loudest = say.reduce((most, each) => Math.max(most, each), 0)
  if (isOfOne(all, loudest)) return minutes.reduce((sum, value) => sum + value, 0) / Math.max(1, minutes.length)
  return minutes.reduce((sum, value, i) => sum + value * (say[i] as number), 0) / all
}

/** Has one ride more than a fifth of the say, as each has of fewer than five alike? Five equal shares may add up to a hair less than five. */
const isOfOne = (all: number, loudest: number): boolean => all === 0 || all * (1 + 1e-9) < FEWEST_RIDES * loudest

/**
 * Mean of `value` in each cell, shrunk towards 0 as if `weight` rides of 0 were there. 0 where one ride has too
 * much of the say, so that no single ride can be read out. Cell −1 is none.
 */
function* shrunkMeans(
  cell: Int32Array,
  cells: number,
  weight: number,
  value: (i: number) => number,
  say: Float64Array | null = null,
): Steps<Float32Array<ArrayBuffer>> {
  const sum = new Float64Array(cells)
  const said = new Float64Array(cells)
  const loudest = new Float64Array(cells)
  yield* inPieces(cell.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const c = cell[i] as number
      if (c < 0) continue
      const its = say === null ? 1 : (say[i] as number)
      sum[c] = (sum[c] as number) + its * value(i)
      said[c] = (said[c] as number) + its
      if (its > (loudest[c] as number)) loudest[c] = its
    }
  })
  return Float32Array.from(sum, (total, c) => {
    const all = said[c] as number
    return isOfOne(all, loudest[c] as number) ? 0 : total / (all + weight)
  })
}
