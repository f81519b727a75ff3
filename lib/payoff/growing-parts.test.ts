import { expect, test } from 'vitest'
import { everyRow, someTrips } from '@/tests/fixtures/some-trips'
import { byHour, growingParts, PARTS, sampleRows } from './growing-parts'

const { pickupAt } = someTrips(5_000, 9)
const rows = everyRow(5_000, 2)
const first = Math.min(...pickupAt)
const weeks = (some: Int32Array) => {
  const counts = [0, 0, 0, 0]
  for (const row of some) {
    const week = Math.floor(((pickupAt[row] as number) - first) / (7 * 86_400))
    counts[Math.min(3, week)] = (counts[Math.min(3, week)] as number) + 1
  }
  return counts
}

test('a larger part has all of a smaller one, and the whole is the whole', () => {
  const part = growingParts(pickupAt, rows, 7)
  let before = new Set<number>()
  for (const size of [1, 2, 4, 8, PARTS]) {
    const now = part(0, size)
    expect(Math.abs(now.length - (rows.length * size) / PARTS)).toBeLessThan(PARTS)
    expect([...before].every((row) => now.includes(row))).toBe(true)
    before = new Set(now)
  }
  expect(part(0, PARTS)).toEqual(rows)
})

test('two halves share no ride', () => {
  const part = growingParts(pickupAt, rows, 7)
  const half = new Set(part(0, 8))
  expect([...part(8, 16)].some((row) => half.has(row))).toBe(false)
})

test('every part is spread over the whole time', () => {
  const whole = weeks(rows)
  for (const [week, count] of weeks(growingParts(pickupAt, rows, 7)(0, 1)).entries())
    expect(Math.abs(count - (whole[week] as number) / PARTS)).toBeLessThan(3)
})

test('another seed draws other rides', () => {
  expect(growingParts(pickupAt, rows, 7)(0, 1)).not.toEqual(growingParts(pickupAt, rows, 8)(0, 1))
})

test('a sample has each ride once at most, spread over the time; few rides are all taken', () => {
  const some = sampleRows(pickupAt, rows, 300, 7)
  expect(new Set(some).size).toBe(300)
  const whole = weeks(rows)
  for (const [week, count] of weeks(some).entries())
    expect(Math.abs(count - ((whole[week] as number) * 300) / rows.length)).toBeLessThan(3)
  expect(sampleRows(pickupAt, rows, 5_000, 7)).toBe(rows)
})

test('rows by the hour keep each row once', () => {
  const ordered = byHour(pickupAt, rows)
  expect(ordered.slice().sort()).toEqual(rows)
  for (let i = 1; i < ordered.length; i++)
    expect(Math.floor((pickupAt[ordered[i] as number] as number) / 3_600)).toBeGreaterThanOrEqual(
      Math.floor((pickupAt[ordered[i - 1] as number] as number) / 3_600),
    )
})
