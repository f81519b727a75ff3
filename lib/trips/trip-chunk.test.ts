import { expect, test } from 'vitest'
import { allocateChunk, CHUNK_ROWS, chunkBytes, chunkColumns, columnsBytes, copyTrips } from './trip-chunk'
import { allocateTrips } from './trip-columns'

test('a trip takes 21 bytes without points and 37 with, in chunks of any length', () => {
  expect([chunkBytes(CHUNK_ROWS, false), chunkBytes(CHUNK_ROWS, true)]).toEqual([CHUNK_ROWS * 21, CHUNK_ROWS * 37])
  for (const rows of [0, 1, 2, 3, 4, 5, 1_001, CHUNK_ROWS])
    for (const hasPoints of [false, true]) {
      const bytes = allocateChunk(rows, hasPoints)
      expect(chunkColumns(bytes, hasPoints).rows).toBe(rows)
      expect(bytes.length - rows * (hasPoints ? 37 : 21)).toBeLessThan(4)
    }
  expect(columnsBytes(2 * CHUNK_ROWS + 3, true)).toBe(2 * chunkBytes(CHUNK_ROWS, true) + chunkBytes(3, true))
})

test('with points, the columns of before lie where they lay', () => {
  const trips = allocateTrips(7, true)
  for (let i = 0; i < 7; i++) {
    trips.pickupAt[i] = 100 + i
    trips.passengers[i] = i
    if (trips.points) trips.points.dropoffLon[i] = -73.5 - i
  }
  const bytes = allocateChunk(7, true)
  copyTrips(chunkColumns(bytes, true), 0, trips, 0, 7)
  const before = chunkColumns(bytes.slice(0, 7 * 21), false)
  expect([...before.pickupAt, ...before.passengers]).toEqual([...trips.pickupAt, ...trips.passengers])
  expect(chunkColumns(bytes, true)).toEqual(trips)
})

test('trips with points are not taken for trips without', () => {
  expect(() => copyTrips(allocateTrips(1), 0, allocateTrips(1, true), 0, 1)).toThrow('with points')
})
