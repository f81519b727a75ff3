import type { TripSource } from '@/lib/trips/trip-source'
import { yellowBytes } from '../ingest/yellow-bytes'

const PIECE = 1 << 20

/** A trip file of about `megabytes` that is made up while it is read: only one body of it, 5 MB, is ever in memory. */
export function generatedTrips(megabytes: number): TripSource {
  const once = yellowBytes(1)
  const header = once.subarray(0, once.indexOf(10) + 1)
  const body = once.subarray(header.length)
  const bytes = header.length + Math.round((megabytes * 1e6) / body.length) * body.length
  const slice = async (from: number, to: number) => {
    const piece = new Uint8Array(to - from)
    for (let filled = 0; filled < piece.length; ) {
      const at = from + filled
      const part = at < header.length ? header.subarray(at) : body.subarray((at - header.length) % body.length)
      const some = part.subarray(0, piece.length - filled)
      piece.set(some, filled)
      filled += some.length
    }
    return piece
  }
  const stream = () => {
    let at = 0
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const to = Math.min(bytes, at + PIECE)
          if (at < to) controller.enqueue(await slice(at, to))
          else controller.close()
          at = to
        },
      },
      { highWaterMark: 0 },
    )
  }
  return { name: `generated-${megabytes}.csv`, bytes, slice, stream }
}
