import { expect, test } from 'vitest'
import { importInto } from '@/lib/trips/import-into'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import type { TripSink } from '@/lib/trips/trip-sink'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID\n'
const MEGABYTES = 80

/** A file of the same line again and again, and a sink that keeps nothing but the last chunk. */
async function highWater(line: string): Promise<{ read: number; megabytes: number }> {
  const text = new TextEncoder().encode(line.repeat(Math.ceil((1 << 20) / line.length)))
  const header = new TextEncoder().encode(HEADER)
  const chunks = new Map<number, Uint8Array<ArrayBuffer>>()
  const sink: TripSink = {
    putChunk: async (index, bytes) => {
      chunks.clear()
      chunks.set(index, bytes)
      return null
    },
    getChunk: async () => new Uint8Array(0),
    addRejects: async () => null,
  }
  const source = {
    name: 'large.csv',
    bytes: header.length + MEGABYTES * text.length,
    slice: async (from: number, to: number) => {
      const piece = new Uint8Array(to - from)
      for (let i = 0; i < piece.length; ) {
        const at = from + i
        const part = at < header.length ? header.subarray(at) : text.subarray((at - header.length) % text.length)
        piece.set(part.subarray(0, piece.length - i), i)
        i += part.length
      }
      return piece
    },
  }
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  let read = 0
  const importing = importInto([source], DEFAULT_RULES, sink)
  for (let step = await importing.next(); !step.done; step = await importing.next()) {
    if (step.value.stage === 'profiling') {
      await importing.return({ ok: false, error: { code: 'enough', message: '' } })
      break
    }
    read = step.value.read
    if (read % 64 === 0) global.gc?.()
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  return { read, megabytes: most / 1e6 }
}

test.each([
  ['kept', '2023-01-05 08:00:00,2023-01-05 08:10:00,74,75\n'],
  ['rejected', '2023-01-05 08:00:00,2023-01-05 07:10:00,74,75\n'],
])(
  'reading 80 MB of rows that are all %s takes memory for a few pieces only',
  async (_, line) => {
    const { read, megabytes } = await highWater(line)
    expect(read).toBeGreaterThan(1_500_000)
    expect(megabytes).toBeLessThan(100)
  },
  60_000,
)
