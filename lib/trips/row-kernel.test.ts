import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { anyFile, HEADER } from '@/tests/fixtures/any-csv'
import { anyTrips } from '@/tests/fixtures/any-trips'
import { byKernel, plainly, readInPieces } from '@/tests/fixtures/csv-in-pieces'
import { openCsv } from './csv-opening'
import { DEFAULT_RULES } from './import-rules'
import { placeBook } from './place-book'
import { plainRows } from './plain-rows'
import { asRead } from './reading'
import { rejectLog } from './reject-log'
import { rowKernel } from './row-kernel'
import type { RowKernel } from './row-plan'
import type { TakeBlock } from './row-reader'
import { simdRows } from './simd-rows'

const bytesOf = (text: string) => new TextEncoder().encode(text)
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
    expect(readInPieces(bytes, cuts, DEFAULT_RULES, byKernel(kernel as RowKernel))).toEqual(
      readInPieces(bytes, [], DEFAULT_RULES, plainly),
    )

  test('says so where it is the slower one', () => {
    const opened = openCsv(bytesOf(`${HEADER}\n`), true, 'trips.csv', asRead(), DEFAULT_RULES)
    if (!opened.ok || !opened.value) throw new Error('the header is not read')
    const open = byKernel(kernel as RowKernel)
    const reader = open(opened.value.head, 1, DEFAULT_RULES, rejectLog(), () => undefined, placeBook())
    expect(reader.notes().length).toBe(kernel?.name === 'plain' ? 1 : 0)
  })

  test('reads files of any format as the plain reader does', () => {
    fc.assert(
      fc.property(anyTrips, fc.array(fc.nat(1_500), { maxLength: 3 }), (bytes, cuts) => {
        agrees(
          bytes,
          cuts.filter((cut) => cut <= bytes.length),
        )
      }),
      { numRuns: 1_000 },
    )
  })

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

  test('looks at each window anew, also where it begins where the one before ended', () => {
    const good = '2,2023-01-05 08:00:00,2023-01-05 08:10:00,N,1,7,1,1.5,9.5'
    const odd = good.replace('08:10:00', '08:10')
    const start = HEADER.length + 1
    for (const first of [odd, `${odd}\n${good}`, good])
      agrees(bytesOf(`${HEADER}\n${first}\n22${good}\n${good}\n`), [start, start + first.length + 1])
  })

  test('counts a return alone inside quotes as the line that it is', () => {
    const good = '2,2023-01-05 08:00:00,2023-01-05 08:10:00,N,1,7,1,1.5,9.5'
    const lines = [good, good.replace(',N,', ',"a\rb",'), good, good.replace('08:10:00', '08:00:20')]
    agrees(bytesOf(`${HEADER}\n${lines.join('\n')}\n`))
  })

  test('two readers that take turns do not disturb each other', () => {
    const file = (header: string, row: string) => bytesOf(`${header}\n${`${row}\n`.repeat(50)}`)
    const files = [
      file(HEADER, '2,2023-01-05 08:00:00,2023-01-05 08:10:00,N,3,7,1,1.5,9.5'),
      file('trip_id;start_time;end_time;from_station_name;to_station_name', '1;2023-01-05 08:00;2023-01-05 08:10;A;B'),
    ]
    const alone = files.map((bytes) => readInPieces(bytes, [], DEFAULT_RULES, plainly))
    const turns = files.map((bytes) => {
      const opened = openCsv(bytes, true, 'trips.csv', asRead(), DEFAULT_RULES)
      if (!opened.ok || !opened.value) throw new Error('the header is not read')
      const zones = new Set<number>()
      const take: TakeBlock = (block, rows) => {
        for (const zone of block.pickupZone.subarray(0, rows)) zones.add(zone)
      }
      const { head, bodyAt, lines } = opened.value
      const open = byKernel(kernel as RowKernel)
      return {
        bytes: bytes.subarray(bodyAt),
        zones,
        reader: open(head, lines, DEFAULT_RULES, rejectLog(), take, placeBook()),
      }
    })
    for (let at = 0; at < 4_000; at += 100)
      for (const { reader, bytes } of turns) reader.push(bytes.subarray(at, at + 100))
    expect(turns.map(({ reader, zones }) => [reader.finish(), reader.read(), zones])).toEqual(
      alone.map(({ read, trips }) => [null, read, new Set(trips.pickupZone)]),
    )
  })
})
