import type { FittedFeatures } from '@/lib/features/fitted-features'
import type { RideColumns, RidePoints } from '@/lib/features/ride-columns'
import { type Random, seededRandom } from '@/lib/shared/random'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type Artefact, FEWEST_GOLDEN_RIDES, GOLDEN_TOLERANCE, type ModelParts } from './artefact'
import { createPredictor } from './create-predictor'
import type { Predictor } from './predictor'

const GOLDEN_RIDES = 48

/**
 * The artefact with its golden rides: made up from the vocabularies and the span with the artefact's seed, then predicted. `trips` are the
 * training rows' file; one that by chance equals a row of it is drawn again, so that none of them is in the artefact.
 */
export function addGoldenRides(parts: ModelParts, trips: RideColumns): Artefact {
  const rides = drawGoldenRides(parts.features, parts.seed, trips)
  return { ...parts, golden: { rides, minutes: createPredictor(parts).predict(rides).minutes } }
}

function drawGoldenRides(features: FittedFeatures, seed: number, trips: RideColumns): RideColumns {
  const random = seededRandom(seed ^ 0x601de)
  const rows = Math.max(GOLDEN_RIDES, FEWEST_GOLDEN_RIDES)
  const pickupAt = new Int32Array(rows)
  const pickupZone = new Uint16Array(rows)
  const dropoffZone = new Uint16Array(rows)
  const distanceKm = new Float32Array(rows)
  const fare = new Float32Array(rows)
  const { from, to } = features.span
  const zone = (ids: Int32Array) => ids[random.int(ids.length)] ?? 1
  let days = 0
  const draw = (i: number) => {
    pickupAt[i] = from + random.int(Math.max(1, to - from) + days * 86_400)
    const pair = features.pairKeys[random.int(features.pairKeys.length)]
    // Two in three are pairs with a past; the rest are any two zones.
    const known = i % 3 !== 0 && pair !== undefined
    pickupZone[i] = known ? Math.floor(pair / 65_536) : zone(features.pickupZones)
    dropoffZone[i] = known ? pair % 65_536 : zone(features.dropoffZones)
    distanceKm[i] = 1 + random.int(200) / 10
    fare[i] = 5 + random.int(600) / 10
  }
  for (let i = 0; i < rows; i++) draw(i)
  // Each round reaches a day further, so that it ends even where every second of the span has its ride.
  for (let clash = clashing(); clash.length > 0; clash = clashing()) {
    days++
    clash.forEach(draw)
  }
  const uses = features.spec.features
  return {
    rows,
    pickupAt,
    pickupZone,
    dropoffZone,
    ...(uses.includes('metered-distance') ? { distanceKm } : {}),
    ...(uses.includes('fare') ? { fare } : {}),
    ...(features.pointsOf === 'rides' ? { points: drawPoints(features, pickupZone, dropoffZone, random) } : {}),
  }

  function clashing(): readonly number[] {
    const drawn = new Map<number, number[]>()
    for (let i = 0; i < rows; i++) {
      const at = pickupAt[i] as number
      drawn.set(at, [...(drawn.get(at) ?? []), i])
    }
    const found: number[] = []
    for (let row = 0; row < trips.rows; row++)
      for (const i of drawn.get(trips.pickupAt[row] as number) ?? [])
        if (trips.pickupZone[row] === pickupZone[i] && trips.dropoffZone[row] === dropoffZone[i]) found.push(i)
    return [...new Set(found)]
  }
}

/** Half a kilometre or so around the points of the zones, or around the equator's 0 where there are none. */
const SCATTER = 0.005

function drawPoints(
  { zoneSet }: FittedFeatures,
  pickups: Uint16Array,
  dropoffs: Uint16Array,
  random: Random,
): RidePoints {
  const at = new Map((zoneSet?.zones ?? []).map(({ id, lat, lon }) => [id, { lat: lat ?? 0, lon: lon ?? 0 }]))
  const near = (zones: Uint16Array, axis: 'lat' | 'lon') =>
    Float32Array.from(zones, (id) => (at.get(id)?.[axis] ?? 0) + SCATTER * (2 * random.next() - 1))
  return {
    pickupLat: near(pickups, 'lat'),
    pickupLon: near(pickups, 'lon'),
    dropoffLat: near(dropoffs, 'lat'),
    dropoffLon: near(dropoffs, 'lon'),
  }
}

/** Predicts the golden rides again: a file that was made elsewhere is believed only where the numbers come out alike. */
export function checkGoldenRides({ golden }: Artefact, predictor: Predictor): Result<{ readonly rides: number }> {
  const { minutes } = predictor.predict(golden.rides)
  for (let i = 0; i < golden.rides.rows; i++) {
    const here = minutes[i] as number
    const there = golden.minutes[i] as number
    if (!(Math.abs(here - there) <= GOLDEN_TOLERANCE))
      return fail(
        'artefact/golden-mismatch',
        `Golden ride ${i + 1} is predicted as ${here.toFixed(4)} min here and as ${there.toFixed(4)} min where the model was made: it is damaged or was made by another version.`,
      )
  }
  return ok({ rides: golden.rides.rows })
}
