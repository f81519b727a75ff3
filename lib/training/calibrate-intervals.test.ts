import { describe, expect, test } from 'vitest'
import { type Coverage, measureCoverage } from '@/lib/models/coverage'
import { INTERVAL_LEVELS, intervalEnds } from '@/lib/models/interval-table'
import { seededRandom } from '@/lib/shared/random'
import { MONDAY } from '@/tests/fixtures/some-trips'
import { calibrateIntervals, FEWEST_FOR_INTERVALS, type UnseenRides } from './calibrate-intervals'

const random = seededRandom(8)
const RANGE = { low: 0, high: 10_000 }

/** Rides whose errors are skewed and grow with what is predicted, by `grows`; exchangeable. */
function drawn(rides: number, grows = 0.3): UnseenRides {
  const predicted = Float32Array.from({ length: rides }, () => 5 + 40 * random.next())
  const noise = () => -Math.log(1 - random.next()) - 1
  return {
    predicted,
    actual: predicted.map((minutes) => minutes + (grows * minutes + (grows === 0 ? 3 : 0)) * noise()),
    pickupAt: Int32Array.from({ length: rides }, () => MONDAY + random.int(28 * 86_400)),
  }
}

function coverageOf(learnt: UnseenRides, judged: UnseenRides): readonly Coverage[] {
  const table = calibrateIntervals(learnt)
  if (table === null) throw new Error('too few rides')
  return measureCoverage(judged, intervalEnds(table, RANGE, judged.predicted, judged.pickupAt))
}

describe('conformal intervals', () => {
  test.each([0, 0.3])('of exchangeable rides hold what they say, errors growing by %s', (grows) => {
    const [narrow, wide] = coverageOf(drawn(8_000, grows), drawn(40_000, grows))
    expect(narrow?.share).toBeGreaterThan(0.785)
    expect(narrow?.share).toBeLessThan(0.815)
    expect(wide?.share).toBeGreaterThan(0.943)
    expect(wide?.share).toBeLessThan(0.957)
  })

  test('hold at least what they say on average over many small calibrations', () => {
    const judged = drawn(2_000)
    const shares = Array.from({ length: 60 }, () => coverageOf(drawn(300), judged).map(({ share }) => share))
    for (const [k, level] of INTERVAL_LEVELS.entries()) {
      const mean = shares.reduce((sum, each) => sum + (each[k] as number), 0) / shares.length
      expect(mean).toBeGreaterThan(level - 0.01)
    }
  })

  test('hold short and long rides alike where errors grow, and lean to the side where they are long', () => {
    const table = calibrateIntervals(drawn(20_000))
    if (table === null) throw new Error('too few rides')
    const judged = drawn(40_000)
    const ends = intervalEnds(table, RANGE, judged.predicted, judged.pickupAt)
    const shareWhere = (isMeant: (minutes: number) => boolean) => {
      let [rides, held] = [0, 0]
      for (const [i, minutes] of judged.predicted.entries()) {
        if (!isMeant(minutes)) continue
        rides++
        const actual = judged.actual[i] as number
        if (actual >= (ends[4 * i] as number) && actual <= (ends[4 * i + 1] as number)) held++
      }
      return held / rides
    }
    expect(Math.abs(shareWhere((minutes) => minutes < 15) - shareWhere((minutes) => minutes > 35))).toBeLessThan(0.04)
    const [lower, higher] = [table.ends[0] as number, table.ends[1] as number]
    expect(higher).toBeGreaterThan(-1.3 * lower)
  })

  test('lie around the prediction, the wider around the narrower, within the range of the model', () => {
    const rides = drawn(3_000)
    const table = calibrateIntervals({ ...rides, actual: rides.actual.map((minutes) => minutes + 30) })
    if (table === null) throw new Error('too few rides')
    const ends = intervalEnds(table, { low: 1, high: 60 }, rides.predicted, rides.pickupAt)
    for (const [i, minutes] of rides.predicted.entries()) {
      const [low, high, lower, higher] = ends.subarray(4 * i, 4 * i + 4)
      const ascending = [1, lower, low, minutes, high, higher, 60]
      expect(ascending).toEqual([...ascending].sort((a, b) => (a as number) - (b as number)))
    }
  })

  test('of too few rides are not given; of rides that are all predicted alike they are', () => {
    expect(calibrateIntervals(drawn(FEWEST_FOR_INTERVALS - 1))).toBeNull()
    const rides = drawn(500)
    expect(calibrateIntervals({ ...rides, predicted: rides.predicted.fill(12) })?.knots).toEqual(Float32Array.of(12))
  })
})

test('coverage counts rides in their bands, and the widths of their intervals', () => {
  const pickupAt = Int32Array.of(MONDAY + 7 * 3600, MONDAY + 8 * 3600, MONDAY + (5 * 24 + 12) * 3600)
  const ends = Float32Array.of(5, 10, 4, 12, 5, 10, 4, 12, 5, 15, 0, 20)
  const [narrow, wide] = measureCoverage({ actual: Float32Array.of(10, 11, 4), pickupAt }, ends)
  expect(narrow).toMatchObject({ level: 0.8, rides: 3, share: 1 / 3, width: 20 / 3 })
  expect(narrow?.bands[1]).toEqual({ rides: 2, share: 0.5, width: 5 })
  expect(narrow?.bands[8]).toEqual({ rides: 1, share: 0, width: 10 })
  expect(narrow?.bands[0]).toEqual({ rides: 0, share: 0, width: 0 })
  expect(wide).toMatchObject({ level: 0.95, share: 1, width: 12 })
})
