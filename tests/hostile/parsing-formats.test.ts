import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { openArchives } from '@/lib/trips/open-archives'
import { textReader } from '@/lib/trips/read-text'
import type { ReadTrips } from '@/lib/trips/read-trips'
import { asRead } from '@/lib/trips/reading'
import { rejectLog } from '@/lib/trips/reject-log'
import type { TakeBlock } from '@/lib/trips/row-reader'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'

const folder = new URL('../fixtures/trips/', import.meta.url)
const FILES = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const TEXTS = new Map(FILES.map((name) => [name, readFileSync(new URL(name, folder))]))
/** More of it once: `RIDECAST_FUZZ_SECONDS=600 npx vitest run tests/hostile/parsing-formats.test.ts`. */
const SECONDS = Number(process.env.RIDECAST_FUZZ_SECONDS ?? 8)

const file = fc.constantFrom(...FILES)

/** What may happen to a file on its way: cells in another order, bytes changed, an end cut off, another delimiter or encoding. */
const harm = fc.record({
  shuffle: fc.option(fc.nat(1_000_000)),
  flips: fc.array(fc.record({ at: fc.nat(1 << 20), byte: fc.nat(255) }), { maxLength: 12 }),
  cut: fc.option(fc.nat(1 << 20), { freq: 3 }),
  delimiter: fc.constantFrom(',', ',', ';', '\t', '|'),
  encoding: fc.constantFrom('utf8', 'utf8', 'latin1', 'utf16le'),
  wrapping: fc.constantFrom('plain', 'plain', 'gzip', 'zip'),
  harmWrapped: fc.boolean(),
})
type Harm = typeof harm extends fc.Arbitrary<infer T> ? T : never

function harmed(name: string, how: Harm): Uint8Array {
  let text = (TEXTS.get(name) ?? Buffer.alloc(0)).toString('utf8')
  if (how.shuffle !== null) text = shuffled(text, how.shuffle)
  if (how.delimiter !== ',') text = text.replaceAll(',', how.delimiter)
  const plain = how.encoding === 'utf16le' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : Buffer.from(text, how.encoding)
  const before = how.harmWrapped ? plain : hurt(plain, how)
  const wrapped =
    how.wrapping === 'gzip' ? gzipSync(before) : how.wrapping === 'zip' ? zipSync({ [name]: before }) : before
  return new Uint8Array(how.harmWrapped ? hurt(wrapped, how) : wrapped)
}

function hurt(bytes: Uint8Array, { flips, cut }: Harm): Uint8Array {
  const copy = bytes.slice(0, cut === null ? bytes.length : cut % (bytes.length + 1))
  for (const { at, byte } of flips) if (copy.length > 0) copy[at % copy.length] = byte
  return copy
}

/** Columns in another order, the same in every row. */
function shuffled(text: string, seed: number): string {
  const lines = text.split('\n')
  const columns = (lines[0] ?? '').split(',').length
  const order = Array.from({ length: columns }, (_, i) => i).sort(
    (a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101),
  )
  return lines
    .map((line) => {
      const cells = line.replace('\r', '').split(',')
      return cells.length === columns ? order.map((i) => cells[i]).join(',') : line
    })
    .join('\n')
}

/** Points that are half there, at 0, 0, or missing where no name tells the place. */
function halfPoints({ columns, placeKind }: ReadTrips): number {
  if (columns.points === null) return 0
  const { pickupLat, pickupLon, dropoffLat, dropoffLon } = columns.points
  const isWrong = (lat: number, lon: number) =>
    Number.isNaN(lat) ? !Number.isNaN(lon) || placeKind !== 'name' : Number.isNaN(lon) || (lat === 0 && lon === 0)
  const wrong = (lats: Float32Array, lons: Float32Array) => lats.filter((lat, i) => isWrong(lat, lons[i] as number))
  return wrong(pickupLat, pickupLon).length + wrong(dropoffLat, dropoffLon).length
}

/** What the reader makes of bytes that come cut at these places: its failure, the rows read, all values kept, and the rejects. */
function inPieces(name: string, bytes: Uint8Array, cuts: readonly number[] = []) {
  const log = rejectLog()
  const kept: number[] = []
  const take: TakeBlock = ({ pickupAt, dropoffAt, pickupZone, dropoffZone, distanceKm, points }, rows) => {
    for (const column of [pickupAt, dropoffAt, pickupZone, dropoffZone, distanceKm, ...Object.values(points ?? {})])
      kept.push(...column.subarray(0, rows))
  }
  const reader = textReader(name, DEFAULT_RULES, log, take, asRead())
  const bounds = [0, ...cuts.map((one) => one % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  let failure: string | undefined
  for (let i = 0; i + 1 < bounds.length && !failure; i++)
    failure = reader.push(bytes.subarray(bounds[i], bounds[i + 1]))?.message
  failure ??= reader.finish()?.message
  return [failure, reader.read(), kept, Buffer.concat([...log.takeCsv()]).toString()] as const
}

describe('a file of any format that is harmed on its way', () => {
  test(
    'ends in rows and reasons that add up to the rows read, or in a sentence',
    async () => {
      await fc.assert(
        fc.asyncProperty(file, harm, async (name, how) => {
          const opened = await openArchives([bytesSource(name, harmed(name, how))])
          if (!opened.ok) {
            expect(opened.error.message.length).toBeGreaterThan(20)
            return
          }
          const result = await readTrips(opened.value.sources, DEFAULT_RULES)
          if (!result.ok) {
            expect(result.error.message).toMatch(/\w+.*[.:;]/s)
            return
          }
          const { read, kept, rejected } = result.value.quality
          expect(kept + Object.values(rejected).reduce((sum, rows) => sum + rows, 0)).toBe(read)
          expect(result.value.columns.rows).toBe(kept)
          expect(halfPoints(result.value)).toBe(0)
        }),
        { numRuns: 1_000_000, interruptAfterTimeLimit: (SECONDS / 2) * 1_000, markInterruptAsFailure: false },
      )
    },
    SECONDS * 1_000 + 20_000,
  )

  test(
    'gives the same rows and rejects however its bytes are cut into pieces',
    () => {
      fc.assert(
        fc.property(file, harm, fc.array(fc.nat(1 << 16), { maxLength: 6 }), (name, how, cuts) => {
          const bytes = harmed(name, { ...how, wrapping: 'plain' })
          expect(inPieces(name, bytes, cuts)).toEqual(inPieces(name, bytes))
        }),
        { numRuns: 1_000_000, interruptAfterTimeLimit: (SECONDS / 2) * 1_000, markInterruptAsFailure: false },
      )
    },
    SECONDS * 1_000 + 20_000,
  )
})

test('Parquet of any format has the rows of the same table as CSV', async () => {
  for (const name of FILES.filter((one) => !/porto|divvy|quarter/.test(one))) {
    const text = (TEXTS.get(name) ?? Buffer.alloc(0)).toString('utf8')
    const { default: Papa } = await import('papaparse')
    const { data } = Papa.parse<string[]>(text, { delimiter: ',' })
    const [header = [], ...rows] = data.filter((row) => row.length > 1)
    const whole = rows.filter(
      (row) => row.slice(header.length).every((cell) => cell === '') && row.length >= header.length,
    )
    const columnData = header.map((column, i) => ({
      name: column.trim(),
      data: whole.map((row) => row[i] ?? ''),
      type: 'STRING' as const,
    }))
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 7 }))
    const csv = [header, ...whole.map((row) => row.slice(0, header.length))]
      .map((row) => row.map((cell) => `"${cell.trim()}"`).join(','))
      .join('\n')
    const [packed, plain] = [
      await readTrips([bytesSource('a.parquet', bytes)], DEFAULT_RULES),
      await readTrips([bytesSource('a.csv', new TextEncoder().encode(csv))], DEFAULT_RULES),
    ]
    if (!packed.ok || !plain.ok)
      throw new Error(`${name}: ${packed.ok ? '' : packed.error.message} ${plain.ok ? '' : plain.error.message}`)
    expect(packed.value.quality.rejected, name).toEqual(plain.value.quality.rejected)
    expect(packed.value.fingerprint, name).toBe(plain.value.fingerprint)
  }
}, 90_000)

describe('time', () => {
  test('every format gives the same rides wherever the machine is', () => {
    const zoneBefore = process.env.TZ
    const seen = new Map<string, Set<string>>()
    const offsets = new Set<number>()
    try {
      for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia']) {
        process.env.TZ = zone
        offsets.add(new Date(0).getTimezoneOffset())
        for (const name of FILES) {
          const [failure, read, kept] = inPieces(name, new Uint8Array(TEXTS.get(name) ?? []))
          expect([failure, read > 30]).toEqual([undefined, true])
          seen.set(name, (seen.get(name) ?? new Set()).add(kept.join()))
        }
      }
    } finally {
      if (zoneBefore === undefined) delete process.env.TZ
      else process.env.TZ = zoneBefore
    }
    expect(offsets.size).toBe(4)
    expect([...seen].filter(([, prints]) => prints.size > 1)).toEqual([])
  })
})
