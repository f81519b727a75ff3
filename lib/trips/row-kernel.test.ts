import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { anyFile, HEADER } from '@/tests/fixtures/any-csv'
import { readInPieces } from '@/tests/fixtures/csv-in-pieces'
import { noKernel } from '@/tests/fixtures/no-kernel'
import { plainRows } from './fast-rows'
import { DEFAULT_RULES } from './import-rules'
import { csvReader } from './read-csv'
import { rejectLog } from './reject-log'
import { rowKernel } from './row-kernel'
import type { RowKernel } from './row-plan'
import { simdRows } from './simd-rows'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const none = noKernel()
const simd = simdRows()

test('where WebAssembly SIMD is there, it is used', () => {
  expect(simd?.name).toBe('simd')
  expect(rowKernel().name).toBe('simd')
})

test('where WebAssembly is missing, there is only the plain loop', () => {
  vi.stubGlobal('WebAssembly', undefined)
  try {
    expect(simdRows()).toBe(null)
  } finally {
    vi.unstubAllGlobals()
  }
})

describe.each([
  ['simd', simd],
  ['plain', plainRows()],
])('the kernel %s', (_, kernel) => {
  const agrees = (bytes: Uint8Array, cuts: readonly number[] = []) =>
    expect(readInPieces(bytes, cuts, DEFAULT_RULES, kernel as RowKernel)).toEqual(
      readInPieces(bytes, [], DEFAULT_RULES, none),
    )

  test('gives the rows, rejects and lines of the plain reader, however the bytes are cut', () => {
    fc.assert(
      fc.property(anyFile, fc.array(fc.nat(1_000), { maxLength: 4 }), (bytes, cuts) => {
        agrees(
          bytes,
          cuts.filter((cut) => cut <= bytes.length),
        )
      }),
      { numRuns: 600 },
    )
  })

  test('and where some bytes are broken', () => {
    const byte = fc.oneof(fc.constantFrom(10, 13, 34, 44, 46, 45, 48, 57, 58, 0, 255), fc.nat(255))
    fc.assert(
      fc.property(anyFile, fc.array(fc.tuple(fc.nat(600), byte), { minLength: 1, maxLength: 6 }), (bytes, changes) => {
        const broken = bytes.slice()
        for (const [at, to] of changes) if (at > HEADER.length + 4 && at < broken.length) broken[at] = to
        agrees(broken)
      }),
      { numRuns: 1_000 },
    )
  })

  test('reads numbers of any length as the plain reader does', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'00123456789'), maxLength: 20 })
    const number = fc
      .tuple(fc.constantFrom('', '', '-'), digits, fc.constantFrom('', '.', '.'), digits)
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number, number), { minLength: 1, maxLength: 20 }), (rows) => {
        const lines = rows.map(
          ([a, b, c, d]) => `2,2023-01-05 08:00:00,2023-01-05 08:10:00,,${c.slice(0, 6)},7,${d.slice(0, 4)},${a},${b}`,
        )
        agrees(bytesOf(`${HEADER}\n${lines.join('\n')}\n`))
      }),
      { numRuns: 500 },
    )
  })

  test('rounds a number next to the middle of two floats to the right one', () => {
    const between = [
      '16777217.0000000001',
      '16777216.9999999999',
      '16777217',
      '1.00000005960464477',
      '1.000000059604644775',
    ]
    const lines = between.map((fare) => `2,2023-01-05 08:00:00,2023-01-05 08:10:00,,1,7,1,1.5,${fare}`)
    agrees(bytesOf(`${HEADER}\n${lines.join('\n')}\n`))
  })

  test('reads on after rows that are longer than it looks at, and after many that are odd', () => {
    const good = '2,2023-01-05 08:00:00,2023-01-05 08:10:00,N,1,7,1,1.5,9.5'
    const long = good.replace(',N,', `,"${'x, '.repeat(20_000)}",`)
    const odd = good.replace('08:10:00', '08:10')
    const lines = [good, long, ...Array.from({ length: 400 }, (_, i) => (i % 3 ? odd : good)), long, good]
    agrees(bytesOf(`${HEADER}\r\n${lines.join('\r\n')}\r\n`), [70_000])
  })

  test('two readers that take turns do not disturb each other', () => {
    const files = [`${HEADER}\n`, 'pickup_at,dropoff_at,pickup_zone,dropoff_zone,distance_km\n'].map((header, i) => {
      const row = [
        '2,2023-01-05 08:00:00,2023-01-05 08:10:00,N,3,7,1,1.5,9.5',
        '2023-01-05T09:00:00,2023-01-05T09:10:00,4,8,1',
      ][i]
      return bytesOf(header + `${row}\n`.repeat(50))
    })
    const zones: Set<number>[] = [new Set(), new Set()]
    const readers = zones.map((seen) =>
      csvReader(
        'trips.csv',
        DEFAULT_RULES,
        rejectLog(),
        (block, rows) => {
          for (const zone of block.pickupZone.subarray(0, rows)) seen.add(zone)
        },
        undefined,
        kernel as RowKernel,
      ),
    )
    for (let at = 0; at < 4_000; at += 100)
      readers.forEach((reader, i) => void reader.push((files[i] as Uint8Array).subarray(at, at + 100)))
    expect(readers.map((reader) => [reader.finish(), reader.read()])).toEqual([
      [null, 50],
      [null, 50],
    ])
    expect(zones).toEqual([new Set([3]), new Set([4])])
  })
})
