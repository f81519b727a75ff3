import { expect, test } from 'vitest'
import { greatCircleKm } from '@/lib/places/great-circle'
import { seededRandom } from '@/lib/shared/random'
import { atOnce } from '@/lib/shared/steps'
import { allocateTrips } from '@/lib/trips/trip-columns'
import { everyRow, MONDAY, smallZoneSet } from '@/tests/fixtures/some-trips'
import { fitSpeed, predictBySpeed } from './speed-by-hour'
import { speedWords } from './speed-words'

const random = seededRandom(2)
/** Rides that start with four minutes and go at 30 km/h, in the evening rush at 15. */
const trips = allocateTrips(6_000)
for (let i = 0; i < trips.rows; i++) {
  const [from, to] = [1 + random.int(7), 1 + random.int(7)]
  const at = MONDAY + random.int(28 * 86_400)
  const hour = Math.floor((at % 86_400) / 3_600)
  const [a, b] = [from, to].map((id) => smallZoneSet.zones.find((zone) => zone.id === id))
  const km = greatCircleKm(a?.lat ?? 0, a?.lon ?? 0, b?.lat ?? 0, b?.lon ?? 0)
  trips.pickupAt[i] = at
  trips.pickupZone[i] = from
  trips.dropoffZone[i] = to
  trips.distanceKm[i] = km
  trips.dropoffAt[i] = at + Math.round(60 * (4 + km * (hour === 17 ? 4 : 2)))
}
const train = everyRow(trips.rows, 2)
const valid = everyRow(trips.rows, 2, 1)

test('it finds the start and the speed of each hour', () => {
  const speed = atOnce(fitSpeed(trips, train, smallZoneSet, 7))
  expect(speed?.distance).toBe('straight')
  expect(speed?.startMinutes).toBeCloseTo(4, 1)
  for (const hour of [3, 12, 24 + 8]) expect(60 / (speed?.minutesPerKm[hour] ?? 0)).toBeCloseTo(30, 0)
  for (const hour of [17, 24 + 17]) expect(60 / (speed?.minutesPerKm[hour] ?? 0)).toBeCloseTo(15, 0)
  expect(speed && speedWords(speed)).toMatch(/4\.0\u00a0min beside the way, then 15 to 30\u00a0km\/h by hour, straight/)
})

test('and predicts rides that it has not seen', () => {
  const speed = atOnce(fitSpeed(trips, train, smallZoneSet, 7))
  if (!speed) throw new Error('no speed')
  const minutes = atOnce(predictBySpeed(speed, trips, valid))
  for (const [i, row] of valid.entries())
    expect(minutes[i]).toBeCloseTo(((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60, 0)
})

test('without points it goes by what rides of the pair were metered at', () => {
  expect(atOnce(fitSpeed(trips, train, null, 7))?.distance).toBe('typical')
})
