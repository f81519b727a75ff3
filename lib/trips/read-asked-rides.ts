import { fail, ok, type Result } from '@/lib/shared/result'
import type { WantedFields } from './formats/wanted-fields'
import { DEFAULT_RULES } from './import-rules'
import { readTripFile } from './read-trip-file'
import type { Reading } from './reading'
import type { RejectReason } from './reject-reason'
import { copyTrips } from './trip-chunk'
import { allocateTrips, type TripColumns } from './trip-columns'
import type { TripSource } from './trip-source'

const NO_RIDES = allocateTrips(0)

/** What a model may be asked with beside time and places. */
export interface AskedWith {
  readonly distanceKm: boolean
  readonly fare: boolean
}

/** A row that is no ride, and why. */
interface UnreadableRide {
  readonly line: number
  readonly reason: RejectReason
  readonly detail: string
}

/** Some rows of a file, as far as it is read: rides with the line of each, and the rows that are none. Both in file order. */
export interface AskedRides {
  /** Share of the file that is read. */
  readonly share: number
  readonly rides: TripColumns
  readonly lines: readonly number[]
  readonly unreadable: readonly UnreadableRide[]
}

/**
 * Reads the rides of a file that a model is to be asked about: pickup time and places are enough, and no ride is too short or too long.
 * They come in parts; each holds all rows up to its last. Fails as `readTripFile` does.
 */
export async function* readAskedRides(
  source: TripSource,
  asked: AskedWith,
  said: Pick<Partial<Reading>, 'choice' | 'book'> = {},
): AsyncGenerator<AskedRides, Result<{ readonly read: number }>> {
  let rides: { readonly trips: TripColumns; readonly lines: readonly number[] }[] = []
  let unreadable: UnreadableRide[] = []
  let rows = 0
  const file = readTripFile(
    source,
    DEFAULT_RULES,
    { add: (_, line, reason, __, detail) => void unreadable.push({ line, reason, detail: detail() }) },
    (block, filled) => {
      const { lines } = file.reader()
      rides.push({
        trips: firstRows(block, filled),
        lines: Array.from({ length: filled }, (_, i) => lines.lineOf(rows + i)),
      })
      rows += filled
    },
    { ...said, wanted: wantedFor(asked) },
  )
  const reading = file.run()
  /** What is at hand, in parts of one block each; rows that are no rides go with the first part that reaches beyond them. */
  function* handOver(share: number, isAll: boolean): Generator<AskedRides> {
    const waiting = rides
    rides = []
    for (const { trips, lines } of waiting) {
      const last = lines.at(-1) ?? 0
      const before = unreadable.filter(({ line }) => line < last)
      unreadable = unreadable.filter(({ line }) => line > last)
      yield { share, rides: trips, lines, unreadable: before }
    }
    if (!isAll || unreadable.length === 0) return
    yield { share, rides: NO_RIDES, lines: [], unreadable }
    unreadable = []
  }
  try {
    for (;;) {
      const step = await reading.next()
      if (step.done) {
        if (!step.value.ok) return step.value
        yield* handOver(1, true)
        return ok({ read: file.reader().read() })
      }
      yield* handOver(step.value / Math.max(1, source.bytes), false)
    }
  } finally {
    await reading.return(fail('trips/cancelled', 'The reading was cancelled.'))
  }
}

/** The columns that are needed of a file of such rides. */
export function wantedFor({ distanceKm, fare }: AskedWith): WantedFields {
  return {
    end: false,
    required: [...(distanceKm ? (['distance'] as const) : []), ...(fare ? (['fare'] as const) : [])],
    optional: [],
  }
}

/** A copy of the first rows: a block is filled again. */
function firstRows(block: TripColumns, rows: number): TripColumns {
  const copy = allocateTrips(rows, block.points !== null)
  copyTrips(copy, 0, block, 0, rows)
  return copy
}
