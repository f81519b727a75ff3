import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitedParts } from '@/lib/features/ride-limits'
import { dayOf, localSeconds } from '@/lib/shared/local-time'
import { someTrips } from '@/tests/fixtures/some-trips'
import { pickTrips } from './pick-trips'
import { rideSampler, type SampledSpan, sampleGatherer, sampleTrips } from './sample-rides'
import type { TripColumns } from './trip-columns'

const DAY = 86_400
const whole = (trips: TripColumns, most: number, seed = 7): SampledSpan => ({
  from: localSeconds(Math.min(...trips.pickupAt)),
  to: localSeconds(Math.max(...trips.pickupAt) + 1),
  most,
  seed,
})
const perDay = ({ pickupAt }: TripColumns): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const at of pickupAt) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1)
  return counts
}

/** The trips as they come from a disk: chunks, the last shorter. */
function sampleInChunks(trips: TripColumns, spans: readonly SampledSpan[], chunkRows: number) {
  const chunks: TripColumns[] = []
  for (let from = 0; from < trips.rows; from += chunkRows)
    chunks.push(
      pickTrips(
        trips,
        Int32Array.from({ length: Math.min(chunkRows, trips.rows - from) }, (_, i) => from + i),
      ),
    )
  const sampler = rideSampler(spans)
  for (const chunk of chunks) sampler.count(chunk)
  const gatherer = sampleGatherer(sampler, false)
  for (const chunk of chunks) gatherer.take(chunk)
  return gatherer.sampled()
}

test('the same spans and seeds draw the same rides, whether they are read in chunks or lie in memory', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3_000 }),
      fc.integer({ min: 1, max: 4_000 }),
      fc.integer({ min: 1, max: 1_000 }),
      fc.nat({ max: 0xffffffff }),
      fc.integer({ min: 1, max: 27 }),
      (rows, most, chunkRows, seed, cut) => {
        const trips = someTrips(rows, seed)
        const from = Math.floor(Math.min(...trips.pickupAt) / DAY) * DAY
        const split = {
          from: localSeconds(from),
          validFrom: localSeconds(from + cut * DAY),
          testFrom: null,
          to: localSeconds(from + 28 * DAY),
        }
        const spans = limitedParts(split, { train: most, judged: Math.ceil(most / 3) }, seed)
        expect(sampleInChunks(trips, spans, chunkRows)).toEqual(sampleTrips(trips, spans))
      },
    ),
    { numRuns: 60 },
  )
})

test('as many are drawn as asked for, of each day the same share to within a ride, and no day disappears', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 28, max: 3_000 }),
      fc.integer({ min: 28, max: 3_000 }),
      fc.nat(),
      (rows, most, seed) => {
        const trips = someTrips(rows, seed)
        const drawn = sampleTrips(trips, [whole(trips, most, seed)])
        expect(drawn.trips.rows).toBe(Math.min(most, rows))
        expect(drawn.spans).toEqual([{ taken: drawn.trips.rows, of: rows }])
        const [there, taken] = [perDay(trips), perDay(drawn.trips)]
        expect([...taken.keys()].sort()).toEqual([...there.keys()].sort())
        const days = there.size
        if (rows > most)
          for (const [day, rides] of there) {
            const share = 1 + ((rides - 1) * (most - days)) / (rows - days)
            expect(Math.abs((taken.get(day) ?? 0) - share)).toBeLessThanOrEqual(1)
          }
      },
    ),
    { numRuns: 60 },
  )
})

test('where all fit, they are the rides of the span as they were, in order', () => {
  const trips = someTrips(500, 1)
  expect(sampleTrips(trips, [whole(trips, 500)]).trips).toEqual(trips)
})

test('each ride of a day is as likely to be drawn as another', () => {
  const trips = someTrips(280, 2)
  const times = new Map<number, number>()
  for (let seed = 0; seed < 400; seed++)
    for (const at of sampleTrips(trips, [whole(trips, 140, seed)]).trips.pickupAt)
      times.set(at, (times.get(at) ?? 0) + 1)
  // 28 days of about ten rides, half of which are drawn; five deviations of √(400 · ½ · ½).
  const days = perDay(trips)
  for (const at of trips.pickupAt) {
    const rides = days.get(dayOf(at)) ?? 1
    const share = (1 + ((rides - 1) * (140 - days.size)) / (280 - days.size)) / rides
    expect(Math.abs((times.get(at) ?? 0) / 400 - share)).toBeLessThan(0.125 + 1 / rides)
  }
})

test('another seed draws other rides; those that judge are the same for every seed', () => {
  const trips = someTrips(2_000, 3)
  const split = {
    from: whole(trips, 0).from,
    validFrom: localSeconds(whole(trips, 0).from + 20 * DAY),
    testFrom: null,
    to: whole(trips, 0).to,
  }
  const parts = (seed: number) => {
    const { trips: drawn } = sampleTrips(trips, limitedParts(split, { train: 400, judged: 200 }, seed))
    const isEarly = (at: number) => at < split.validFrom
    return { train: drawn.pickupAt.filter(isEarly), judged: drawn.pickupAt.filter((at) => !isEarly(at)) }
  }
  expect(parts(1).judged).toEqual(parts(2).judged)
  expect(parts(1).train).not.toEqual(parts(2).train)
})

test('of more days than rides are asked for, each day keeps one', () => {
  const trips = someTrips(2_000, 4)
  const drawn = sampleTrips(trips, [whole(trips, 3)])
  expect(drawn.trips.rows).toBe(perDay(trips).size)
  expect(new Set(perDay(drawn.trips).values())).toEqual(new Set([1]))
})
