import { beforeAll, describe, expect, it } from 'vitest'
import type { ZoneSet } from '@/lib/places/zone-set'
import { simulatedZones } from '@/lib/trips/simulation/simulated-zones'
import { DEFAULT_SIMULATION } from '@/lib/trips/simulation/simulation-options'
import { defaultRmse } from '@/tests/fixtures/default-rmse'
import { absentGreenTrips, greenTrips } from '@/tests/fixtures/green-trips'
import { simulatedTrips } from '@/tests/fixtures/simulated-trips'
import { testUnless } from '../fixtures/unless'

describe.each([DEFAULT_SIMULATION.seed, 1])('on sample trips of city %i', { timeout: 120_000 }, (seed) => {
  let trips: Awaited<ReturnType<typeof simulatedTrips>>
  let zones: ZoneSet

  beforeAll(async () => {
    trips = await simulatedTrips({ ...DEFAULT_SIMULATION, seed })
    zones = await simulatedZones(seed)
  })

  it('the neural family comes within 3 % of the noise floor', async () => {
    expect((await defaultRmse(trips, zones, 'neural')) / trips.noiseFloorMinutes).toBeLessThan(1.03)
  })

  it('the lookup is at least 8 % worse than the floor, and the line lies between', async () => {
    const lookup = await defaultRmse(trips, zones, 'pair-hour-lookup')
    const linear = await defaultRmse(trips, zones, 'linear')
    expect(lookup / trips.noiseFloorMinutes).toBeGreaterThan(1.08)
    expect(linear).toBeLessThan(lookup)
    expect(linear).toBeGreaterThan(trips.noiseFloorMinutes)
  })
})

const absent = absentGreenTrips(2023)

// Three seeds, and the months of 2021: `npm run bench -- accuracy`.
testUnless(absent.length > 0 ? `there is no ${absent.join(', no ')}` : null)(
  'on green taxi trips of January 2023 to February, zone points given, lookup, line and net reach what they should, the net in 40 CPU-seconds',
  { timeout: 200_000 },
  async () => {
    const { trips, zones } = await greenTrips(2023)
    expect(await defaultRmse(trips, zones, 'pair-hour-lookup')).toBeLessThan(5.9)
    expect(await defaultRmse(trips, zones, 'linear')).toBeLessThan(5.5)
    const before = process.cpuUsage()
    expect(await defaultRmse(trips, zones, 'neural', 1)).toBeLessThan(5.15)
    const spent = process.cpuUsage(before)
    expect((spent.user + spent.system) / 1e6).toBeLessThan(40)
  },
)
