import { expect, test } from 'vitest'
import { REJECT_REASONS } from '@/lib/trips/reject-reason'
import { simulate, simulatedTrips } from '@/tests/fixtures/simulated-trips'
import { simulatedCity } from './city'
import { expectedMinutes } from './roads'
import { simulatedZones } from './simulated-zones'
import { DEFAULT_SIMULATION } from './simulation-options'

/** The same in Chromium: `tests/browser/import-worker.test.ts`. */
const FINGERPRINT = '5152537b27f2b985f19bd6e5bad9011293b9967674a225a71010a36c69c776d9'

test('the same seed gives the same trips, another seed others', async () => {
  const [first, again, other] = await Promise.all(
    [2, 2, 3].map(async (seed) => (await simulatedTrips({ seed, rides: 2_000 })).fingerprint),
  )
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('the default trips are these, bit for bit', async () => {
  expect((await simulatedTrips()).fingerprint).toBe(FINGERPRINT)
})

test('sample trips hold dirt of every kind that the rules know', async () => {
  const { quality } = await simulatedTrips()
  expect(quality.read).toBe(60_000)
  // A ride is repeated only where files overlap, and the simulated months do not; they have no coordinates and no text to quote.
  const others = ['repeated-ride', 'bad-point', 'stray-quote']
  for (const reason of REJECT_REASONS.filter((each) => !others.includes(each)))
    expect(quality.rejected[reason], reason).toBeGreaterThan(0)
  expect(quality.unknownPlaces).toBeGreaterThan(0)
  expect(quality.kept / quality.read).toBeGreaterThan(0.9)
})

test.each([1, 2])('the stated floor is what city %i itself would be wrong by in the last month', async (seed) => {
  const { columns, files, noiseFloorMinutes } = await simulatedTrips({ ...DEFAULT_SIMULATION, seed })
  const { zones } = simulatedCity(seed)
  let squares = 0
  let bias = 0
  let rides = 0
  for (let i = files.at(-1)?.firstRow ?? 0; i < columns.rows; i++) {
    const from = zones[(columns.pickupZone[i] as number) - 1]
    const to = zones[(columns.dropoffZone[i] as number) - 1]
    if (!from || !to) continue
    const at = columns.pickupAt[i] as number
    const day = Math.floor(at / 86_400)
    const minutes = ((columns.dropoffAt[i] as number) - at) / 60
    const error = minutes - expectedMinutes(from, to, at - day * 86_400, (day + 3) % 7)
    bias += error
    squares += error * error
    rides++
  }
  const variance = squares / rides - (bias / rides) ** 2
  expect(Math.sqrt(variance)).toBeCloseTo(noiseFloorMinutes, 2)
})

test('the zones have names and points of their own, in a sea', async () => {
  const { zones, simulated } = await simulatedZones(2)
  expect(simulated).toBe(true)
  expect(new Set(zones.map((zone) => zone.name)).size).toBe(91)
  for (const { lat, lon } of zones) expect([Math.round(lat ?? 0), Math.round(lon ?? 0)]).toEqual([45, -35])
})

test('simulating takes about a second', () => {
  const started = performance.now()
  simulate()
  expect(performance.now() - started).toBeLessThan(4_000)
})
