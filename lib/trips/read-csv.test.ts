import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFile, HEADER } from '@/tests/fixtures/any-csv'
import { readInPieces } from '@/tests/fixtures/csv-in-pieces'
import { realFiles, without } from '@/tests/fixtures/real-data'
import { simulate } from '@/tests/fixtures/simulated-trips'
import { testUnless } from '@/tests/fixtures/unless'
import { canReadFast } from './can-read-fast'
import { recogniseFormat } from './formats/recognise-format'
import { DISTANCE_KM } from './formats/trip-format'
import { DEFAULT_RULES } from './import-rules'
import { judgeDuration } from './judge-ride'
import { readAmount, readPassengers, readZone } from './read-field'
import { readTime, UNREADABLE_TIME } from './read-time'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('the CSV reader', () => {
  test('any split of the bytes gives the same rows, rejects and line numbers', () => {
    fc.assert(
      fc.property(anyFile, fc.array(fc.nat(1_000), { maxLength: 8 }), (bytes, cuts) => {
        const inside = cuts.filter((cut) => cut <= bytes.length)
        expect(readInPieces(bytes, inside)).toEqual(readInPieces(bytes))
      }),
      { numRuns: 400 },
    )
  })

  test('even byte by byte', () => {
    const text = `${HEADER}\r\n2,2023-01-05 08:00:00,2023-01-05 08:10:00,"a, ""b""\r\nc",74,75,1,2.5,9.5\r\nbad\r\n`
    const bytes = bytesOf(text)
    const whole = readInPieces(bytes)
    expect(whole.trips.rows).toBe(1)
    expect(whole.rejects).toContain('trips.csv,4,wrong-field-count')
    expect(readInPieces(bytes, [...bytes.keys()])).toEqual(whole)
  })

  test('rows of more than a block come in order', () => {
    const lines = Array.from(
      { length: 40_000 },
      (_, i) => `2,2023-01-05 08:00:00,2023-01-05 08:10:00,,${1 + (i % 263)},75,1,2.5,9`,
    )
    const { trips } = readInPieces(bytesOf(`${HEADER}\n${lines.join('\n')}\n`), [1_000_000])
    expect(trips.rows).toBe(40_000)
    expect(trips.pickupZone.every((id, i) => id === 1 + (i % 263))).toBe(true)
  })

  test('agrees with csv-parse on the simulated city', async () => {
    for (const { parts } of simulate({ seed: 5, rides: 20_000 }).files)
      await agree(Buffer.concat(parts.map((part) => Buffer.from(part))))
  }, 30_000)

  const real = realFiles('.csv', '.csv.gz').filter((path) => !path.includes('/zones/'))
  testUnless(without(real))(
    'agrees with csv-parse on every real file that it reads',
    async () => {
      let agreed = 0
      for (const path of real) {
        const raw = await readFile(path)
        if (await agree(path.endsWith('.gz') ? gunzipSync(raw) : raw)) agreed++
      }
      expect(agreed).toBeGreaterThanOrEqual(8)
    },
    120_000,
  )
})

/** Compares with csv-parse's rows, judged by the plain rules; false where the format is not one that we read. */
async function agree(bytes: Buffer): Promise<boolean> {
  const parser = parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: true })
  const rows: string[][] = []
  for await (const one of parser) rows.push(one as string[])
  const [header = [], ...body] = rows
  const known = recogniseFormat(header, 'trips.csv')
  if (!known.ok || !canReadFast(known.value)) return false
  const { columnOf, format } = known.value
  const mine = readInPieces(
    new Uint8Array(bytes),
    [100_001, 700_003].filter((cut) => cut < bytes.length),
  )
  expect(mine.read).toBe(body.length)
  let kept = 0
  for (const fields of body) {
    const text = (column: number) => (column < 0 ? '' : (fields[column] ?? '').trim())
    const pickupAt = readTime(text(columnOf.pickupAt))
    const dropoffAt = readTime(text(columnOf.dropoffAt))
    const distance = readAmount(text(columnOf.distance))
    const passengers = readPassengers(text(columnOf.passengers))
    const fare = readAmount(text(columnOf.fare))
    const from = readZone(text(columnOf.pickupZone))
    const to = readZone(text(columnOf.dropoffZone))
    const isGood =
      fields.length === header.length &&
      pickupAt !== UNREADABLE_TIME &&
      dropoffAt !== UNREADABLE_TIME &&
      distance !== null &&
      passengers !== null &&
      fare !== null &&
      from > 0 &&
      to > 0 &&
      judgeDuration(dropoffAt - pickupAt, DEFAULT_RULES) === null
    if (!isGood) continue
    const { trips } = mine
    const same =
      trips.pickupAt[kept] === pickupAt &&
      trips.dropoffAt[kept] === dropoffAt &&
      trips.pickupZone[kept] === from &&
      trips.dropoffZone[kept] === to &&
      Object.is(trips.distanceKm[kept], Math.fround(distance * DISTANCE_KM[format.distanceUnit])) &&
      Object.is(trips.fare[kept], Math.fround(fare)) &&
      trips.passengers[kept] === (passengers < 0 ? 255 : passengers)
    if (!same) expect.fail(`kept row ${kept} differs from ${fields.join(',')}`)
    kept++
  }
  expect(mine.trips.rows).toBe(kept)
  return true
}
