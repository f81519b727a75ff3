import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { defaultSplit } from '@/lib/features/split'
import type { FamilyName } from '@/lib/models/family-name'
import { parseZones } from '@/lib/places/parse-zones'
import type { ZoneSet } from '@/lib/places/zone-set'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { type ReadTrips, readTrips } from '@/lib/trips/read-trips'
import { simulatedZones } from '@/lib/trips/simulation/simulated-zones'
import { DEFAULT_SIMULATION } from '@/lib/trips/simulation/simulation-options'
import { bytesSource } from '@/lib/trips/trip-source'
import { absentOf, realFiles } from '@/tests/fixtures/real-data'
import { simulatedTrips } from '@/tests/fixtures/simulated-trips'
import { trainToTheEnd } from '@/tests/fixtures/train-to-the-end'

/** Settings and features at their defaults: what a person gets who changes nothing. */
async function rmseOf(trips: ReadTrips, zoneSet: ZoneSet | null, family: FamilyName, seed = 7): Promise<number> {
  const split = defaultSplit(trips.columns.pickupAt)
  if (!split.ok) throw new Error(split.error.message)
  const { metrics } = await trainToTheEnd({
    family,
    settings: {},
    features: DEFAULT_FEATURES,
    split: split.value,
    seed,
    trips: trips.columns,
    dataFingerprint: trips.fingerprint,
    rules: DEFAULT_RULES,
    zoneSet,
    simulated: zoneSet?.simulated ?? false,
  })
  return metrics.valid.rmse.value
}

describe.each([DEFAULT_SIMULATION.seed, 1])('on sample trips of city %i', { timeout: 120_000 }, (seed) => {
  let trips: Awaited<ReturnType<typeof simulatedTrips>>
  let zones: ZoneSet

  beforeAll(async () => {
    trips = await simulatedTrips({ ...DEFAULT_SIMULATION, seed })
    zones = await simulatedZones(seed)
  })

  it('the neural family comes within 3 % of the noise floor', async () => {
    expect((await rmseOf(trips, zones, 'neural')) / trips.noiseFloorMinutes).toBeLessThan(1.03)
  })

  it('the lookup is at least 8 % worse than the floor, and the line lies between', async () => {
    const lookup = await rmseOf(trips, zones, 'pair-hour-lookup')
    const linear = await rmseOf(trips, zones, 'linear')
    expect(lookup / trips.noiseFloorMinutes).toBeGreaterThan(1.08)
    expect(linear).toBeLessThan(lookup)
    expect(linear).toBeGreaterThan(trips.noiseFloorMinutes)
  })
})

const MONTHS = ['2021-01', '2021-02', '2023-01', '2023-02'].map((month) => `green_tripdata_${month}.csv.gz`)
const NEEDED = [...MONTHS, 'taxi_zone_points.csv']
const found = realFiles(...NEEDED)
const absent = absentOf(NEEDED, found)
if (absent.length > 0)
  console.log(`Skipped: the accuracy on green taxi trips, since there is no ${absent.join(', no ')}.`)

describe.skipIf(absent.length > 0)(
  'on green taxi trips, zone points given, rides of 1 to 60 minutes',
  { timeout: 400_000 },
  () => {
    const read = async (year: string) => {
      const files = found.filter((path) => basename(path).startsWith(`green_tripdata_${year}`)).sort()
      const trips = await readTrips(
        files.map((path) => bytesSource(basename(path), readFileSync(path))),
        DEFAULT_RULES,
      )
      if (!trips.ok) throw new Error(trips.error.message)
      return trips.value
    }
    const places = async () => {
      const path = found.find((each) => each.endsWith('taxi_zone_points.csv')) ?? ''
      const zones = await parseZones([{ name: 'points', bytes: readFileSync(path) }])
      if (!zones.ok) throw new Error(zones.error.message)
      return zones.value
    }

    it('January 2023 to February: lookup, line and net reach what they should, the net in 40 CPU-seconds', async () => {
      const [trips, zones] = [await read('2023'), await places()]
      expect(await rmseOf(trips, zones, 'pair-hour-lookup')).toBeLessThan(6.6)
      expect(await rmseOf(trips, zones, 'linear')).toBeLessThan(5.5)
      const before = process.cpuUsage()
      const errors = [await rmseOf(trips, zones, 'neural', 1), await rmseOf(trips, zones, 'neural', 2)]
      const spent = process.cpuUsage(before)
      errors.push(await rmseOf(trips, zones, 'neural', 3))
      expect(errors.sort((a, b) => a - b)[1]).toBeLessThan(5.15)
      expect((spent.user + spent.system) / 2e6).toBeLessThan(40)
    })

    it('January 2021 to February: the net', async () => {
      expect(await rmseOf(await read('2021'), await places(), 'neural')).toBeLessThan(6.3)
    })
  },
)
