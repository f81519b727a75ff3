import { exp } from '@/lib/shared/rounded-math'
import { bankOf, type CityZone } from './city'

/** How far a cab drives from one zone to another, in km: streets run in a grid that is turned by some 30°, and bridges are few. */
export function roadKm(from: CityZone, to: CityZone): number {
  if (from.id === to.id) return 0.9
  const east = to.east - from.east
  const north = to.north - from.north
  const along = Math.abs(0.866 * east + 0.5 * north)
  const across = Math.abs(0.866 * north - 0.5 * east)
  const straight = Math.sqrt(east * east + north * north)
  return 0.6 * (along + across) + 0.45 * straight + (bankOf(from) === bankOf(to) ? 0 : 0.7)
}

/** The bell curve of a rush hour: 1 at its height. */
const rush = (hour: number, height: number, width: number): number => {
  const z = (hour - height) / width
  return exp(-0.5 * z * z)
}

/** How full the roads are, 0 (empty) to about 1, by hour of day (with its fraction) and weekday (Monday 0). */
export function traffic(hour: number, weekday: number): { inbound: number; outbound: number; everywhere: number } {
  if (weekday >= 5) return { inbound: 0, outbound: 0, everywhere: 0.35 * rush(hour, 15, 3.2) }
  const friday = weekday === 4 ? 1.2 : 1
  return {
    inbound: rush(hour, 8.4, 1.7),
    outbound: friday * rush(hour, 17.6, 2),
    everywhere: 0.35 * rush(hour, 13, 4) + 0.4 * (rush(hour, 8.4, 1.7) + friday * rush(hour, 17.6, 2)),
  }
}

/**
 * What a ride takes in the mean, in minutes: getting away, driving at a speed that falls towards the centre and in the rush (most of all
 * along with the crowd), the bridge, and finding the door. Local time in seconds; nothing here is random.
 */
export function expectedMinutes(from: CityZone, to: CityZone, secondOfDay: number, weekday: number): number {
  const { inbound, outbound, everywhere } = traffic(secondOfDay / 3600, weekday)
  const central = (from.central + to.central) / 2
  const heading = to.central - from.central
  const crowd = heading > 0 ? inbound * heading : -outbound * heading
  const slowdown = 1 + (0.35 + 0.5 * central) * everywhere + 0.25 * crowd
  const freeSpeed = 32 - 12 * central
  const bridge = bankOf(from) === bankOf(to) ? 0 : 1.2 + everywhere
  return from.leaveMinutes + to.arriveMinutes + (roadKm(from, to) / freeSpeed) * 60 * slowdown + bridge
}
