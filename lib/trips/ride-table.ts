import type { TripColumns } from './trip-columns'

/** Rides by their times and places, with how often each is there. 24 to 48 bytes a ride, allocated at once. */
export interface RideTable {
  add(trips: TripColumns, at: number): void
  /** Is the ride there once more than it was taken? Then takes it. Two different rides agree by chance once in 2^53. */
  take(trips: TripColumns, at: number): boolean
}

/**
 * An open-addressed table for at most `rides` rides, never more than half full. A key is a hash of 53 bits in a number, 0 where a slot is
 * empty; `left` counts how often the key may still be taken.
 */
export function rideTable(rides: number): RideTable {
  let slots = 16
  while (slots < 2 * rides) slots *= 2
  const keys = new Float64Array(slots)
  const left = new Uint32Array(slots)

  const slotOf = (key: number): number => {
    let slot = (key % 0x1_0000_0000) & (slots - 1)
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (slots - 1)
    return slot
  }
  return {
    add(trips, at) {
      const key = keyOf(trips, at)
      const slot = slotOf(key)
      keys[slot] = key
      left[slot] = (left[slot] as number) + 1
    },
    take(trips, at) {
      const slot = slotOf(keyOf(trips, at))
      if (left[slot] === 0) return false
      left[slot] = (left[slot] as number) - 1
      return true
    },
  }
}

/** Two lanes mixed apart from each other: 32 bits of one, 21 of the other. Distance and fare are no part of it: files round them differently. */
function keyOf(trips: TripColumns, at: number): number {
  const pickup = trips.pickupAt[at] as number
  const dropoff = trips.dropoffAt[at] as number
  const zones = ((trips.pickupZone[at] as number) << 16) | (trips.dropoffZone[at] as number)
  const { points } = trips
  const place =
    points === null
      ? zones
      : mix(
          mix(zones, pointOf(points.pickupLat, points.pickupLon, at)),
          pointOf(points.dropoffLat, points.dropoffLon, at),
        )
  const low = mix(mix(mix(0x9e3779b9, pickup), dropoff), place)
  const high = mix(mix(mix(0x85ebca6b, place), pickup), dropoff)
  return (high & 0x1f_ffff) * 0x1_0000_0000 + (low >>> 0) + (low === 0 && (high & 0x1f_ffff) === 0 ? 1 : 0)
}

/** A point to a thousandth of a degree, about 100 m: files round them differently. */
const pointOf = (lat: Float32Array, lon: Float32Array, at: number): number =>
  Math.imul(Math.round((lat[at] as number) * 1000), 0x1_0001) ^ Math.round((lon[at] as number) * 1000)

/** One round of murmur3's 32-bit finaliser over a word joined to what came before. */
function mix(before: number, word: number): number {
  let h = Math.imul(before ^ word, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (Math.imul(h ^ (h >>> 16), 5) + 0x6b64e654) | 0
}
