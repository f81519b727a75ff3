/**
 * Means, counts and typical distances of places, pairs and hours, counted over some rows without some others. Sums are kept per fold, so
 * that the tables "without fold f" cost no second pass over the rows.
 */
import { inPieces, PIECE_ROWS, type Steps } from '@/lib/shared/steps'
import type { CountedRides } from './counted-rides'
import { fromZones, type PaceFree, parentKm } from './expected-values'
import { type EncodingTables, FEWEST_RIDES } from './fitted-features'
import { FoldSums } from './fold-sums'
import { countPace } from './pace-table'
import { kmLine, middleKm, ridesByPair, roundedKm } from './typical-km'

/** Rides that a parent counts for when a cell's mean is smoothed towards it. */
const ZONE_WEIGHT = 10
const PAIR_WEIGHT = 5
const KM_WEIGHT = 3

const round = Math.fround

/** Tables over all rides, and over all but those of each fold. */
export function* countTables(
  rides: CountedRides,
  sizes: { readonly pickups: number; readonly dropoffs: number; readonly pairs: number },
): Steps<{ readonly whole: EncodingTables; readonly withoutFold: readonly EncodingTables[] }> {
  const { folds } = rides
  const all = new FoldSums(1, folds)
  const allKm = new FoldSums(1, folds)
  const pickup = new FoldSums(sizes.pickups, folds)
  const pickupKm = new FoldSums(sizes.pickups, folds)
  const dropoff = new FoldSums(sizes.dropoffs, folds)
  const dropoffKm = new FoldSums(sizes.dropoffs, folds)
  const pair = new FoldSums(sizes.pairs, folds)
  yield* inPieces(rides.rows, (from, to) => {
    for (let i = from; i < to; i++) {
      const f = rides.fold[i] as number
      const minutes = rides.minutes[i] as number
      const km = rides.km[i] as number
      all.add(0, f, minutes)
      pickup.add(rides.pickup[i] as number, f, minutes)
      dropoff.add(rides.dropoff[i] as number, f, minutes)
      if ((rides.pair[i] as number) >= 0) pair.add(rides.pair[i] as number, f, minutes)
      if (Number.isNaN(km)) continue
      allKm.add(0, f, km)
      pickupKm.add(rides.pickup[i] as number, f, km)
      dropoffKm.add(rides.dropoff[i] as number, f, km)
    }
  })
  const perPair = yield* ridesByPair(rides, sizes.pairs)

  function* tablesWithout(without: number): Steps<PaceFree> {
    const rows = all.countWithout(0, without)
    const meanMinutes = rows === 0 ? 0 : round(all.sumWithout(0, without) / rows)
    const kmRows = allKm.countWithout(0, without)
    const meanKm = kmRows === 0 ? 0 : round(allKm.sumWithout(0, without) / kmRows)
    const pickups = pickup.smoothed(without, meanMinutes, ZONE_WEIGHT)
    const dropoffs = dropoff.smoothed(without, meanMinutes, ZONE_WEIGHT)
    const kmParents = {
      meanKm,
      pickupKm: pickupKm.smoothed(without, meanKm, ZONE_WEIGHT).mean,
      dropoffKm: dropoffKm.smoothed(without, meanKm, ZONE_WEIGHT).mean,
      ...kmLine(rides, without),
    }
    yield
    const pairCount = new Int32Array(sizes.pairs)
    const pairMean = new Float32Array(sizes.pairs)
    const pairKm = new Float32Array(sizes.pairs)
    let looked = 0
    for (let p = 0; p < sizes.pairs; p++) {
      looked += (perPair.start[p + 1] as number) - (perPair.start[p] as number)
      if (looked > PIECE_ROWS) {
        looked = 0
        yield
      }
      const first = perPair.order[perPair.start[p] as number] as number
      const from = rides.pickup[first] as number
      const to = rides.dropoff[first] as number
      const n = pair.countWithout(p, without)
      const parent = fromZones(pickups.mean[from] as number, dropoffs.mean[to] as number, meanMinutes)
      pairCount[p] = n
      pairMean[p] = n < FEWEST_RIDES ? parent : (pair.sumWithout(p, without) + PAIR_WEIGHT * parent) / (n + PAIR_WEIGHT)
      const far = parentKm(kmParents, from, to, rides.straightKm[first] as number)
      const past = middleKm(rides, perPair, p, without)
      const km = past.n < FEWEST_RIDES ? far : (past.n * past.middle + KM_WEIGHT * far) / (past.n + KM_WEIGHT)
      pairKm[p] = roundedKm(km)
    }
    return {
      rows,
      countScale: rows === 0 ? 1 : round(rides.rows / rows),
      meanMinutes,
      pickupCount: withRareAsZero(pickups.count),
      pickupMean: pickups.mean,
      dropoffCount: withRareAsZero(dropoffs.count),
      dropoffMean: dropoffs.mean,
      pairCount,
      pairMean,
      pairKm,
      ...kmParents,
    }
  }

  const whole = yield* tablesWithout(-1)
  const perFold: PaceFree[] = []
  for (let f = 0; f < folds; f++) perFold.push(yield* tablesWithout(f))
  const pace = yield* countPace(rides, perFold)
  return {
    whole: { ...whole, pace: pace(-1) },
    withoutFold: perFold.map((tables, f) => ({ ...tables, pace: pace(f) })),
  }
}

/** The pool of rare zones is not a place that many rides start from. */
function withRareAsZero(count: Int32Array): Int32Array {
  count[0] = 0
  return count
}
