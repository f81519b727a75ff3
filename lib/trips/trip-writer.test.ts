import { expect, test } from 'vitest'
import { memorySink } from './memory-sink'
import { CHUNK_ROWS } from './trip-chunk'
import { allocateTrips } from './trip-columns'
import { tripWriter } from './trip-writer'

const ROWS = 2 * CHUNK_ROWS + 1_000

/** Row i is picked up at second i. */
async function written(sink = memorySink(), total = ROWS) {
  const writer = tripWriter(sink)
  const block = allocateTrips(10_007)
  for (let row = 0; row < total; row += block.rows) {
    const rows = Math.min(block.rows, total - row)
    for (let i = 0; i < rows; i++) {
      block.pickupAt[i] = row + i
      block.passengers[i] = (row + i) % 251
    }
    writer.take(block, rows)
    await writer.drain()
  }
  return { sink, writer }
}

test('rows are stored in order, in full chunks and one short one', async () => {
  const { sink, writer } = await written()
  await writer.finish()
  const trips = sink.trips(ROWS, false)
  expect(trips.rows).toBe(ROWS)
  expect(trips.pickupAt.every((at, i) => at === i)).toBe(true)
  expect((await sink.getChunk(0)).length / (await sink.getChunk(2)).length).toBeCloseTo(CHUNK_ROWS / 1_000, 5)
})

test('a chunk that the sink has copied is filled again', async () => {
  const kept = memorySink()
  const given = new Set<ArrayBuffer>()
  const sink = {
    ...kept,
    copiesChunks: true,
    putChunk: (index: number, bytes: Uint8Array<ArrayBuffer>) => {
      given.add(bytes.buffer)
      return kept.putChunk(index, bytes.slice())
    },
  }
  const total = 4 * CHUNK_ROWS + 10
  const { writer } = await written(sink, total)
  // One is filled while the other is stored.
  expect(given.size).toBe(2)
  await writer.finish()
  expect(kept.trips(total, false).pickupAt.every((at, i) => at === i)).toBe(true)
})

test.each([
  ['scattered rows', 0, (at: number) => at % 1_000 === 7],
  ['a whole chunk', 0, (at: number) => at < CHUNK_ROWS],
  ['almost all', 5, (at: number) => at !== CHUNK_ROWS],
  ['rows from the middle on', CHUNK_ROWS + 10, (at: number) => at % 3 === 0],
  ['the last row', ROWS - 1, () => true],
] as const)('taking out %s leaves the others in order', async (_, from, isUnwanted) => {
  const { sink, writer } = await written()
  let told = 0
  let allRight = true
  await writer.remove(from, isUnwanted, (row, trips, at) => {
    if (trips.pickupAt[at] !== row) allRight = false
    told++
  })
  await writer.finish()
  const expected = Int32Array.from({ length: ROWS }, (_, i) => i).filter((at) => at < from || !isUnwanted(at))
  const { pickupAt } = sink.trips(writer.rows(), false)
  expect([pickupAt.length, pickupAt.every((at, i) => at === expected[i])]).toEqual([expected.length, true])
  expect([told, allRight]).toEqual([ROWS - expected.length, true])
})

test('a sink without room ends the writing with its reason', async () => {
  const full = { code: 'storage/quota', message: 'No room.' }
  const writer = tripWriter({ ...memorySink(), putChunk: async () => full })
  writer.take(allocateTrips(CHUNK_ROWS), CHUNK_ROWS)
  expect(await writer.drain()).toBe(full)
})
