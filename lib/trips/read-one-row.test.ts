import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byKernel, plainly, readInPieces } from '@/tests/fixtures/csv-in-pieces'
import { DEFAULT_RULES } from './import-rules'
import { plainRows } from './plain-rows'
import { rowKernel } from './row-kernel'

const HEADER = 'VendorID,lpep_pickup_datetime,lpep_dropoff_datetime,note,PULocationID,DOLocationID'
const RIDE = '2,2023-01-05 08:00:00,2023-01-05 08:10:00,N,74,75'
const OPEN = RIDE.replace('N', '"N')

const read = (lines: readonly string[], open = byKernel()) =>
  readInPieces(new TextEncoder().encode(`${HEADER}\n${lines.join('\n')}`), [], DEFAULT_RULES, open)
const rides = (count: number): string[] => Array.from({ length: count }, () => RIDE)

describe.each([
  ['kernel', byKernel()],
  ['loop', byKernel(plainRows())],
  ['plain', plainly],
])('a stray quote, by the %s reader,', (_, open) => {
  test.each([
    ['never closed', [...rides(3), OPEN, ...rides(200), ''], [5]],
    ['never closed and the file without a last line end', [...rides(3), OPEN, ...rides(2)], [5]],
    ['never closed for more than a mebibyte', [OPEN, ...rides(25_000), ''], [2]],
    ['in the last line', [...rides(3), RIDE.replace('75', '"75'), ''], [5]],
    ['and another in the same column', [RIDE, OPEN, ...rides(3), OPEN, RIDE, ''], [3, 7]],
    ['and another in another column', [RIDE, OPEN, ...rides(3), `"${RIDE}`, RIDE, ''], [3, 7]],
    ['closed in the same column', [RIDE, OPEN, ...rides(3), RIDE.replace('N', 'N"'), RIDE, ''], [3]],
  ])('%s, costs its own line', (_, lines, lost) => {
    const all = lines.filter(Boolean).length
    const { read: rows, trips, rejects } = read(lines, open)
    expect([rows, trips.rows]).toEqual([all, all - lost.length])
    expect([...rejects.matchAll(/^trips\.csv,(\d+),stray-quote/gm)].map(([, line]) => Number(line))).toEqual(lost)
  })

  test('is none where a text of several lines is meant', () => {
    const { read: rows, trips, lines } = read([RIDE, RIDE.replace('N', '"two\nlines, ""so"""'), RIDE, ''], open)
    expect([rows, trips.rows, lines]).toEqual([3, 3, [2, 3, 5]])
  })
})

test('stray quotes anywhere, cut anywhere, give the rows of the plain reader', () => {
  const place = fc.nat(12 * (RIDE.length + 1))
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 5 }), fc.array(place, { maxLength: 3 }), (quotes, cuts) => {
      const bytes = new TextEncoder().encode(`${HEADER}\n${`${RIDE}\n`.repeat(12)}`)
      for (const at of quotes) if (HEADER.length + 1 + at < bytes.length) bytes[HEADER.length + 1 + at] = 34
      const whole = readInPieces(bytes, [], DEFAULT_RULES, plainly)
      for (const kernel of [rowKernel(), plainRows()])
        expect(readInPieces(bytes, cuts, DEFAULT_RULES, byKernel(kernel))).toEqual(whole)
    }),
    { numRuns: 300 },
  )
})
