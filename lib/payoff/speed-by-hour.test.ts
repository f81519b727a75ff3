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
const trips = allocateTrips(48_000)
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
  for (const hour of [3, 12, 24 + 8]) expect(60 / (speed?.minutesPerKm[hour] ?? 0)).toBeCloseTo(30, -0.5)
  for (const hour of [17, 24 + 17]) expect(60 / (speed?.minutesPerKm[hour] ?? 0)).toBeCloseTo(15, -0.5)
})

test('an hour with few rides goes by all hours, one with many by its own', () => {
  const hourly = Array.from(train, (row) => trips.pickupAt[row] as number)
  const at = (i: number, hour: number) => Math.floor(((hourly[i] as number) % 86_400) / 3_600) === hour
  // Six rides of one hour that crawled: alone they would tell some 2 km/h.
  const odd = structuredClone(trips)
  const night = train.filter((_, i) => at(i, 3)).slice(0, 6)
  const others = train.filter((_, i) => !at(i, 3))
  for (const row of night)
    odd.dropoffAt[row] = (odd.pickupAt[row] as number) + 60 * (4 + 30 * (odd.distanceKm[row] as number))
  const speed = atOnce(fitSpeed(odd, Int32Array.from([...others, ...night]).sort(), smallZoneSet, 7))
  const kmh = (hour: number) => 60 / (speed?.minutesPerKm[hour] ?? 0)
  expect(kmh(3)).toBeGreaterThan(7)
  expect(kmh(12)).toBeCloseTo(30, -0.5)
  expect((speed?.rides?.[3] ?? 0) + (speed?.rides?.[27] ?? 0)).toBe(6)
})

test('rides too fast to be true tell no speed, and hours without rides go at the speed of all', () => {
  const odd = structuredClone(trips)
  const byDay = train.filter((row) => Math.floor(((trips.pickupAt[row] as number) % 86_400) / 3_600) === 12)
  for (const row of byDay.subarray(0, byDay.length / 2)) odd.dropoffAt[row] = (odd.pickupAt[row] as number) + 1
  const speed = atOnce(fitSpeed(odd, train, smallZoneSet, 7))
  expect(60 / (speed?.minutesPerKm[12] ?? 0)).toBeCloseTo(30, -0.5)
  const alone = atOnce(fitSpeed(trips, byDay, smallZoneSet, 7))
  expect(60 / (alone?.minutesPerKm[5] ?? 0)).toBeCloseTo(30, -0.5)
})

test('where longer ways take no longer, every ride gets the mean and no speed is told', () => {
  const round = structuredClone(trips)
  for (let i = 0; i < round.rows; i++)
    round.dropoffAt[i] = (round.pickupAt[i] as number) + 60 * (40 - 0.5 * (round.distanceKm[i] as number))
  const speed = atOnce(fitSpeed(round, train, smallZoneSet, 7))
  if (!speed) throw new Error('no speed')
  expect(new Set(speed.minutesPerKm)).toEqual(new Set([0]))
  expect(speed.startMinutes).toBeGreaterThan(30)
  expect(speedWords(speed)).toBe('How long these rides take hardly follows from how far they go, so no speed is told.')
})

const pace = (kmh: number) => 60 / kmh
/** Every hour as fast and with as many rides as said; the first hours as in the list. */
const hours = (kmh: number, rides: number, first: readonly (readonly [kmh: number, rides: number])[] = []) => ({
  distance: 'straight' as const,
  startMinutes: 6.65,
  minutesPerKm: Array.from({ length: 48 }, (_, cell) => pace(first[cell]?.[0] ?? kmh)),
  rides: Array.from({ length: 48 }, (_, cell) => first[cell]?.[1] ?? rides),
})
const words = (...given: Parameters<typeof hours>) => speedWords(hours(...given)).replaceAll('\u00a0', ' ')

test('speeds are told in plain words, with the hours that they are of', () => {
  expect(
    words(30, 500, [
      [22, 500],
      [45, 500],
    ]),
  ).toBe(
    'Distance ÷ speed gives every ride 6.7 min, plus the time that its distance takes at the usual speed of the hour, from 22 km/h (weekdays at 00:00) to 45 km/h (weekdays at 01:00). Distance is the straight line between the two places; speeds leave the 6.7 min out, so a whole ride is slower.',
  )
  expect(speedWords({ ...hours(30, 500), distance: 'typical' })).toContain('what the meter usually showed')
})

test('an hour of 99 rides is not told, one of a hundred is', () => {
  expect(words(30, 500, [[200, 99]])).toMatch(
    /from 30 km\/h .* to 30 km\/h .*Hours with fewer than 100 rides lean on all hours/,
  )
  expect(words(30, 500, [[90, 100]])).toMatch(/to 90 km\/h \(weekdays at 00:00\)/)
  expect(words(30, 50)).toContain('at the usual speed, about 30 km/h.')
})

test('few rides in all, and speeds that no traffic has, are said not to tell', () => {
  expect(words(30, 4)).toBe('It learnt from 192 rides, too few to tell how fast rides go: that takes 200.')
  for (const kmh of [0.3, 247])
    expect(words(30, 500, [[kmh, 100]])).toBe(
      'How long these rides take hardly follows from how far they go, so no speed is told.',
    )
  const { rides: _, ...old } = hours(247, 500)
  expect(speedWords(old)).toBe('')
})

test('and predicts rides that it has not seen', () => {
  const speed = atOnce(fitSpeed(trips, train, smallZoneSet, 7))
  if (!speed) throw new Error('no speed')
  const minutes = atOnce(predictBySpeed(speed, trips, valid))
  for (const [i, row] of valid.entries()) {
    const took = ((trips.dropoffAt[row] as number) - (trips.pickupAt[row] as number)) / 60
    expect(Math.abs((minutes[i] as number) - took)).toBeLessThan(0.1 * took)
  }
})

test('without points it goes by what rides of the pair were metered at', () => {
  expect(atOnce(fitSpeed(trips, train, null, 7))?.distance).toBe('typical')
})
