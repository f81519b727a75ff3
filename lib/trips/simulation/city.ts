import { type Random, seededRandom } from '@/lib/shared/random'
import { cos, exp, sin } from '@/lib/shared/rounded-math'
import { placeNames } from './place-names'

/** A zone of the simulated city: its point in km east and north of the centre, and what its kerbs and people are like. */
export interface CityZone {
  readonly id: number
  readonly name: string
  readonly borough: string
  readonly east: number
  readonly north: number
  /** How busy it is, for demand. */
  readonly pull: number
  /** 0 at the edge of the city, 1 in its centre. */
  readonly central: number
  /** Minutes to get away from the kerb here, and to find the right door. */
  readonly leaveMinutes: number
  readonly arriveMinutes: number
}

export interface City {
  readonly zones: readonly CityZone[]
  /** The point of a place in degrees. */
  readonly toDegrees: (zone: CityZone) => { lat: number; lon: number }
}

/** The city lies in the middle of the Atlantic, so that nobody takes it for a real one. */
const CENTRE = { lat: 45, lon: -35 }
const KM_PER_DEGREE = 111.195
const RINGS = 5
const SPACING_KM = 1

/** 91 zones on a jittered hexagon grid, cut in two by a river. The same seed gives the same city. */
export function simulatedCity(seed: number): City {
  const random = seededRandom(seed ^ 0x5eed)
  const points: { east: number; north: number }[] = []
  for (let q = -RINGS; q <= RINGS; q++)
    for (let r = Math.max(-RINGS, -q - RINGS); r <= Math.min(RINGS, -q + RINGS); r++)
      points.push({
        east: SPACING_KM * (q + r / 2) + jitter(random),
        north: SPACING_KM * 0.866 * r + jitter(random),
      })
  const names = placeNames(points.length, random)
  const zones = points.map(({ east, north }, i): CityZone => {
    const radius = Math.sqrt(east * east + north * north)
    const central = exp(-(radius * radius) / 11)
    return {
      id: i + 1,
      name: names[i] ?? `Zone ${i + 1}`,
      borough: boroughOf(east, north, radius),
      east,
      north,
      pull: (0.35 + central) * (0.6 + 0.8 * random.next()),
      central,
      leaveMinutes: 0.9 + 0.6 * random.next(),
      arriveMinutes: 0.8 + 0.5 * random.next(),
    }
  })
  return {
    zones,
    toDegrees: ({ east, north }) => ({
      lat: roundTo(CENTRE.lat + north / KM_PER_DEGREE),
      lon: roundTo(CENTRE.lon + east / (KM_PER_DEGREE * cos((CENTRE.lat * Math.PI) / 180))),
    }),
  }
}

/** Positive on the north bank: the river winds from west to east. */
export const bankOf = (zone: { readonly east: number; readonly north: number }): number =>
  zone.north - 0.3 * sin(zone.east / 2.5) + 0.8 >= 0 ? 1 : -1

const jitter = (random: Random): number => (random.next() - 0.5) * 0.5
const roundTo = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

function boroughOf(east: number, north: number, radius: number): string {
  if (radius < 1.6) return 'Old Town'
  if (bankOf({ east, north }) > 0) return east < 0 ? 'Northwest' : 'Northeast'
  return east < 0 ? 'Southwest' : 'Southeast'
}
