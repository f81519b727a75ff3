import { dayOf, type LocalSeconds } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'
import { pickTrips } from './pick-trips'
import { copyTrips } from './trip-chunk'
import { allocateTrips, type TripColumns } from './trip-columns'

/** Rides that start in [from, to), of which at most `most` are drawn. */
export interface SampledSpan {
  readonly from: LocalSeconds
  readonly to: LocalSeconds
  readonly most: number
  readonly seed: number
}

/** How many rides of a span were taken, of how many. */
export interface Taken {
  readonly taken: number
  readonly of: number
}

/** Rides drawn from stored ones, in their order, and what was taken of each span. */
export interface SampledTrips {
  readonly trips: TripColumns
  readonly spans: readonly Taken[]
}

/** Goes through trips twice, chunk by chunk, and never holds more than one chunk of them. */
export interface RideSampler {
  /** First every chunk, in order. */
  count(chunk: TripColumns): void
  /** What there is and what will be taken, once all are counted. */
  spans(): readonly Taken[]
  /** Then every chunk again, in the same order: the rows drawn from it. */
  draw(chunk: TripColumns): Int32Array
}

/**
 * Draws rides spread over time: of every day of a span the same share, and of each day with rides at least one, so that no day disappears
 * (where a span has more days than `most`, one a day). The same rides, spans and seeds give the same rows, however they are cut into chunks. Spans do not
 * overlap; rides outside all of them are left out.
 */
export function rideSampler(spans: readonly SampledSpan[]): RideSampler {
  const parts = spans.map((span) => ({ span, perDay: new Map<number, number>() }))
  let drawing: readonly Drawing[] | null = null
  const begin = () => {
    drawing ??= parts.map(({ span, perDay }) => startDrawing(span, perDay))
    return drawing
  }
  return {
    count({ pickupAt }) {
      for (const { span, perDay } of parts)
        for (const at of pickupAt) {
          if (at < span.from || at >= span.to) continue
          const day = dayOf(at)
          perDay.set(day, (perDay.get(day) ?? 0) + 1)
        }
    },
    spans: () => begin().map(({ taken, of }) => ({ taken, of })),
    draw({ pickupAt }) {
      const drawings = begin()
      const rows: number[] = []
      for (let row = 0; row < pickupAt.length; row++) {
        const at = pickupAt[row] as number
        const drawn = drawings.find(({ span }) => at >= span.from && at < span.to)
        if (drawn?.takes(dayOf(at))) rows.push(row)
      }
      return Int32Array.from(rows)
    },
  }
}

interface Drawing extends Taken {
  readonly span: SampledSpan
  /** Is the next ride of the day among those drawn? */
  takes(day: number): boolean
}

/** Of the rides of a day that are left, each is as likely to be among those still wanted (Knuth, volume 2, algorithm 3.4.2S). */
function startDrawing(span: SampledSpan, perDay: ReadonlyMap<number, number>): Drawing {
  const days = [...perDay].sort(([a], [b]) => a - b)
  const of = days.reduce((sum, [, rides]) => sum + rides, 0)
  const most = Math.max(span.most, days.length)
  const taken = Math.min(most, of)
  const random = seededRandom(span.seed)
  if (taken === of) return { span, taken, of, takes: () => true }
  const left = new Map<number, { rides: number; wanted: number }>()
  // One ride a day, and of those that remain as many as fall to it when all are laid end to end.
  const [spare, rest] = [most - days.length, of - days.length]
  let before = 0
  for (const [day, rides] of days) {
    const after = before + rides - 1
    const wanted = 1 + Math.floor((after * spare) / rest) - Math.floor((before * spare) / rest)
    left.set(day, { rides, wanted })
    before = after
  }
  return {
    span,
    taken,
    of,
    takes(day) {
      const here = left.get(day)
      if (!here) throw new Error('a ride was drawn from that was not counted')
      const isTaken = random.next() * here.rides < here.wanted
      here.rides--
      if (isTaken) here.wanted--
      return isTaken
    },
  }
}

/** Puts what is drawn, chunk by chunk, into columns of its own. */
export function sampleGatherer(
  sampler: RideSampler,
  hasPoints: boolean,
): {
  take(chunk: TripColumns): void
  sampled(): SampledTrips
} {
  const spans = sampler.spans()
  const trips = allocateTrips(
    spans.reduce((sum, { taken }) => sum + taken, 0),
    hasPoints,
  )
  let at = 0
  return {
    take(chunk) {
      const drawn = pickTrips(chunk, sampler.draw(chunk))
      copyTrips(trips, at, drawn, 0, drawn.rows)
      at += drawn.rows
    },
    sampled: () => ({ trips, spans }),
  }
}

/** The same of trips that are in memory. */
export function sampleTrips(trips: TripColumns, spans: readonly SampledSpan[]): SampledTrips {
  const sampler = rideSampler(spans)
  sampler.count(trips)
  const gatherer = sampleGatherer(sampler, trips.points !== null)
  gatherer.take(trips)
  return gatherer.sampled()
}
