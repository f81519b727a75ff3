/**
 * What the families reach on real months with everything at its default: green taxi trips, January to February, rides of 1 to 60 minutes,
 * zone points given; the net as the median of three seeds. Fails where one is worse than it should be. Needs the real trip files.
 */
import type { FamilyName } from '@/lib/models/family-name'
import { defaultRmse } from '../fixtures/default-rmse'
import { absentGreenTrips, greenTrips } from '../fixtures/green-trips'

const SEEDS = [1, 2, 3]
const LIMITS: readonly { readonly year: number; readonly family: FamilyName; readonly rmse: number }[] = [
  { year: 2023, family: 'pair-hour-lookup', rmse: 5.9 },
  { year: 2021, family: 'pair-hour-lookup', rmse: 7.9 },
  { year: 2023, family: 'linear', rmse: 5.5 },
  { year: 2023, family: 'trees', rmse: 5.06 },
  { year: 2021, family: 'trees', rmse: 6.15 },
  { year: 2023, family: 'neural', rmse: 5.15 },
  { year: 2021, family: 'neural', rmse: 6.3 },
]

const absent = absentGreenTrips(2021, 2023)
if (absent.length > 0) console.log(`Nothing to measure: there is no ${absent.join(', no ')}.`)
else
  for (const { year, family, rmse: limit } of LIMITS) {
    const { trips, zones } = await greenTrips(year)
    const before = process.cpuUsage()
    const seeds = family === 'neural' ? SEEDS : SEEDS.slice(0, 1)
    const errors: number[] = []
    for (const seed of seeds) errors.push(await defaultRmse(trips, zones, family, seed))
    const { user, system } = process.cpuUsage(before)
    const median = errors.sort((a, b) => a - b)[Math.floor(errors.length / 2)] ?? Number.NaN
    const seconds = (user + system) / 1e6 / seeds.length
    console.log(
      `${year}-01 → ${year}-02  ${family.padEnd(16)} ${median.toFixed(3)} min RMSE (≤ ${limit}), ${seconds.toFixed(1)} CPU s a training`,
    )
    if (!(median <= limit)) process.exitCode = 1
  }
