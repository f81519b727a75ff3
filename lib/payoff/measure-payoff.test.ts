import { expect, test } from 'vitest'
import type { Split } from '@/lib/features/split'
import { runId } from '@/lib/shared/ids'
import { localSeconds } from '@/lib/shared/local-time'
import { ok } from '@/lib/shared/result'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { MONDAY, smallZoneSet, someTrips } from '@/tests/fixtures/some-trips'
import type { HiddenRides } from './hidden-rides'
import type { JudgedRun } from './judged-run'
import { measurePayoff, type PayoffTask } from './measure-payoff'
import type { Measured } from './payoff'

const DAY = 86_400
const split: Split = {
  from: localSeconds(MONDAY),
  validFrom: localSeconds(MONDAY + 18 * DAY),
  testFrom: null,
  to: localSeconds(MONDAY + 28 * DAY),
}

function measured(trips: TripColumns, change: Partial<PayoffTask> = {}): Measured {
  const measuring = measurePayoff({
    trips,
    split,
    zoneSet: smallZoneSet,
    seed: 7,
    runs: [],
    rules: DEFAULT_RULES,
    hidden: null,
    ...change,
  })
  let share = 0
  for (;;) {
    const step = measuring.next()
    if (!step.done) {
      if (step.value.share < share) throw new Error(`${step.value.doing} goes back to ${step.value.share}`)
      share = step.value.share
      continue
    }
    if (!step.value.ok) throw new Error(step.value.error.message)
    return step.value.value
  }
}

const isJudging = (trips: TripColumns, i: number) => (trips.pickupAt[i] as number) >= split.validFrom
const trips = someTrips(4_000, 3)
const usual = measured(trips)
const rmseOf = ({ candidates }: Measured, kind: string) =>
  candidates.find((each) => each.kind === kind)?.metrics.rmse.value ?? Number.NaN

test('ridge beats the lookup table, which beats the median, on rides that are so', () => {
  expect(usual.candidates.map(({ kind }) => kind)).toEqual(['constant', 'table', 'speed', 'ridge'])
  expect(rmseOf(usual, 'ridge')).toBeLessThan(rmseOf(usual, 'table'))
  expect(rmseOf(usual, 'table')).toBeLessThan(rmseOf(usual, 'constant'))
  expect(usual.candidates.find(({ kind }) => kind === 'ridge')?.rmse?.sureness?.high).toBeLessThan(0)
})

test('nothing is fitted on a validation ride: other lengths there leave every prediction as it was', () => {
  const later = structuredClone(trips)
  for (let i = 0; i < later.rows; i++)
    if (isJudging(later, i)) later.dropoffAt[i] = (later.dropoffAt[i] as number) + 600
  const shifted = measured(later)
  // Each prediction is the same and each ride ten minutes longer: early minutes that were not ten become late ones.
  for (const [k, { byDay }] of usual.candidates.entries()) {
    const other = shifted.candidates[k]
    for (const [day, rides] of usual.days.rides.entries()) {
      const before = (byDay.early[day] as number) - (byDay.late[day] as number)
      const after = (other?.byDay.early[day] as number) - (other?.byDay.late[day] as number)
      expect(after).toBeCloseTo(before - 10 * rides, 1)
    }
  }
  expect(shifted.speed).toEqual(usual.speed)
})

test('rides without distances of any kind have no distance ÷ speed', () => {
  const bare = structuredClone(trips)
  bare.distanceKm.fill(Number.NaN)
  const { candidates, speed } = measured(bare, { zoneSet: null })
  expect(speed).toBeNull()
  expect(candidates.map(({ kind }) => kind)).not.toContain('speed')
})

test('a fare that gives the ride away is said to, and by how much', () => {
  const fare = usual.audit?.claims.find(({ features }) => features.join() === 'fare')
  expect(fare?.claimed).toBeLessThan(0.5)
  expect(fare?.honest).toBeCloseTo(rmseOf(usual, 'ridge'), 6)
  expect(fare?.difference.value).toBeCloseTo((fare?.claimed ?? 0) - (fare?.honest ?? 0), 6)
})

test('of many rides a sample is taken, and said to be', () => {
  const { train, valid, days } = measured(trips, { most: 500 })
  expect([train.used, valid.used]).toEqual([500, 500])
  expect(train.of + valid.of).toBe(4_000)
  expect(days.rides.reduce((sum, each) => sum + each, 0)).toBe(500)
})

test('finished runs stand beside; one that says what ridge says does not stand there twice', () => {
  const judging = Int32Array.from({ length: trips.rows }, (_, i) => i).filter((i) => isJudging(trips, i))
  const exact = Float32Array.from(judging, (i) => ((trips.dropoffAt[i] as number) - (trips.pickupAt[i] as number)) / 60)
  const run = (name: string, predicted: Float32Array): JudgedRun => ({
    id: runId(name),
    name,
    family: 'neural',
    honest: true,
    features: [],
    predicted,
    predictor: null,
  })
  const { candidates } = measured(trips, { runs: [run('oracle', exact), run('other rides', exact.slice(1))] })
  expect(candidates.map(({ name }) => name)).toContain('oracle')
  expect(candidates.map(({ name }) => name)).not.toContain('other rides')
  expect(candidates.at(-1)?.metrics.rmse.value).toBe(0)
})

test('rides that the rules hid are predicted too, those of the validation period alone', () => {
  const long = structuredClone(someTrips(300, 5))
  for (let i = 0; i < long.rows; i++) long.dropoffAt[i] = (long.pickupAt[i] as number) + (i % 3 === 0 ? 20 : 2 * 3_600)
  const hidden: HiddenRides = { trips: long, unread: 4, zero: 2, negative: 1 }
  const audit = measured(trips, { hidden }).audit
  expect(audit?.hidden).toMatchObject({ short: 100, long: 200, unread: 4 })
  const judged = Array.from(long.pickupAt).filter((at) => at >= split.validFrom).length
  expect((audit?.hidden?.validShort.rides ?? 0) + (audit?.hidden?.validLong.rides ?? 0)).toBe(judged)
  expect(audit?.hidden?.validLong.mae).toBeGreaterThan(80)
  expect(audit?.hidden?.rmseWithHidden).toBeGreaterThan(audit?.hidden?.rmse ?? Number.POSITIVE_INFINITY)
})

test('it can be left at any step, and first shows what needs no curve', () => {
  const measuring = measurePayoff({
    trips,
    split,
    zoneSet: null,
    seed: 7,
    runs: [],
    rules: DEFAULT_RULES,
    hidden: null,
  })
  for (;;) {
    const step = measuring.next()
    if (step.done) throw new Error('it was over before anything was shown')
    if (!step.value.soFar) continue
    expect(step.value.soFar).toMatchObject({ curve: null, audit: null })
    break
  }
  expect(measuring.return(ok(usual)).done).toBe(true)
})
