import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { gunzip, MOST_UNPACKED_BYTES } from './gunzip'
import { DEFAULT_RULES } from './import-rules'
import { rawReading } from './raw-pieces'
import type { TripSource } from './trip-source'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID\n'
const rides = (count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, i) =>
      `2023-01-05 08:00:00,2023-01-05 08:${String(10 + ((from + i) % 40)).padStart(2, '0')}:00,${1 + ((from + i) % 200)},75\n`,
  ).join('')

async function read(bytes: Uint8Array) {
  return readTrips([bytesSource('trips.csv.gz', bytes)], DEFAULT_RULES)
}

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

test('a gzip of several members is read to its end', async () => {
  const whole = await read(gzipSync(HEADER + rides(3_000)))
  const parts = await read(joined(gzipSync(HEADER + rides(1_000)), gzipSync(rides(2_000, 1_000))))
  expect(parts.ok && parts.value.fingerprint).toBe(whole.ok && whole.value.fingerprint)
})

test.each([
  ['cut off in the data', (gz: Uint8Array) => gz.subarray(0, gz.length - 200)],
  ['cut off in the trailer', (gz: Uint8Array) => gz.subarray(0, gz.length - 3)],
  ['with junk after its end', (gz: Uint8Array) => joined(gz, Buffer.from('not a gzip member'))],
  ['with a wrong check sum', (gz: Uint8Array) => gz.map((byte, i) => (i === gz.length - 6 ? byte ^ 1 : byte))],
  ['with a damaged middle', (gz: Uint8Array) => gz.map((byte, i) => (i === gz.length >> 1 ? byte ^ 255 : byte))],
])('a gzip %s fails clearly and keeps nothing', async (_, spoil) => {
  const result = await read(spoil(new Uint8Array(gzipSync(HEADER + rides(5_000)))))
  expect(result).toMatchObject({ ok: false, error: { code: 'gzip/damaged' } })
  expect(!result.ok && result.error.message).toContain('trips.csv.gz')
})

test('a gzip inside a gzip is named as that', async () => {
  expect(await read(gzipSync(gzipSync(HEADER + rides(10))))).toMatchObject({
    ok: false,
    error: { code: 'gzip/nested' },
  })
})

test('a gzip that unpacks to more than a hundred times its size is stopped early', async () => {
  const row = '2023-01-05 08:00:00,2023-01-05 08:10:00,74,75\n'
  const bomb = gzipSync(HEADER + row.repeat(2_000_000))
  expect(bomb.length * 100).toBeLessThan(90_000_000)
  const before = process.memoryUsage().arrayBuffers
  expect(await read(bomb)).toMatchObject({ ok: false, error: { code: 'gzip/bomb' } })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300_000_000)
})

test.each([
  ['in one go', []],
  ['by hand, after a first member', [gzipSync(rides(1))]],
])('a gzip that unpacks to more than it may is stopped there, whatever its ratio: read %s', async (_, members) => {
  const most = 2 ** 25
  const file = storedGzip(2 ** 30, members)
  const unpacked = gunzip(file, { reading: rawReading(file) }, most)
  let given = 0
  for (;;) {
    const step = await unpacked.next()
    if (step.done) {
      expect(step.value).toMatchObject({ code: 'gzip/bomb', message: expect.stringContaining('more than 0.03125 GiB') })
      break
    }
    given += step.value.length
  }
  expect(given).toBeLessThanOrEqual(most)
  expect(given).toBeGreaterThan(most - 2 ** 20)
})

test('a gzip may unpack to 2 GiB', () => {
  expect(MOST_UNPACKED_BYTES).toBe(2 * 1024 ** 3)
})

/** A gzip of blocks that are stored as they are, made up as it is read, after other members: no smaller than its text. */
function storedGzip(bytes: number, before: readonly Uint8Array[]): TripSource {
  const header = joined(...before, Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3))
  const block = new Uint8Array(5 + 0xffff).fill(0x78)
  block.set([0, 0xff, 0xff, 0, 0])
  return {
    name: 'long.csv.gz',
    bytes,
    async slice(from, to) {
      const piece = new Uint8Array(to - from)
      for (let i = 0; i < piece.length; ) {
        const position = from + i
        const part =
          position < header.length
            ? header.subarray(position)
            : block.subarray((position - header.length) % block.length)
        const some = part.subarray(0, piece.length - i)
        piece.set(some, i)
        i += some.length
      }
      return piece
    },
  }
}

test('a gzip header with a file name and a comment is no obstacle', async () => {
  const text = HEADER + rides(100)
  const body = deflateRawSync(text)
  const plain = gzipSync(text)
  const named = joined(
    Uint8Array.of(0x1f, 0x8b, 8, 0x18, 0, 0, 0, 0, 0, 3),
    Buffer.from('green.csv\0a comment\0'),
    body,
    plain.subarray(plain.length - 8),
  )
  const result = await read(joined(named, gzipSync(rides(100, 100))))
  expect(result.ok && result.value.rows).toBe(200)
})
