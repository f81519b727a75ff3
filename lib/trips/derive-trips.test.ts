import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { datasetId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import { whyNotCombined } from './combinable'
import type { Dataset } from './dataset'
import { combineInto, filterInto, type ParentRows } from './derive-trips'
import { type ImportedTrips, importInto } from './import-into'
import { DEFAULT_RULES } from './import-rules'
import { memorySink } from './memory-sink'
import { chunkColumns } from './trip-chunk'
import { NO_FILTER } from './trip-filter'
import type { TripSink } from './trip-sink'
import { blobSource } from './trip-source'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'

/** A file of one ride each hour of some days of January. */
function file(name: string, fromDay: number, toDay: number) {
  const lines = [HEADER]
  for (let day = fromDay; day <= toDay; day++)
    for (let hour = 0; hour < 24; hour++) {
      const at = (minute: string) =>
        `2023-01-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}:${minute}:00`
      lines.push(`${at('05')},${at(String(15 + (day % 9)))},${hour + 1},75,1.5`)
    }
  return blobSource(name, new Blob([lines.join('\n')]))
}

async function toItsEnd(work: AsyncGenerator<unknown, Result<ImportedTrips>>): Promise<Result<ImportedTrips>> {
  for (;;) {
    const step = await work.next()
    if (step.done) return step.value
  }
}

async function finished(work: AsyncGenerator<unknown, Result<ImportedTrips>>): Promise<ImportedTrips> {
  const outcome = await toItsEnd(work)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** Files as a dataset that others may be made from. */
async function aParent(...sources: readonly ReturnType<typeof file>[]): Promise<ParentRows> {
  const sink = memorySink()
  const imported = await finished(importInto(sources, DEFAULT_RULES, sink))
  const { places: _, placeKind: __, fingerprint, chunkHashes, ...facts } = imported
  const dataset: Dataset = {
    schemaVersion: 1,
    id: datasetId(fingerprint),
    name: sources.map(({ name }) => name).join(', '),
    rules: DEFAULT_RULES,
    simulated: false,
    noiseFloorMinutes: null,
    importedAt: millis(0),
    importSeconds: 0,
    zoneSetId: null,
    ...facts,
  }
  return {
    dataset,
    rows: {
      chunks: chunkHashes.length,
      read: async (index) => chunkColumns(await sink.getChunk(index), facts.hasPoints),
      within: (_, rows) => [0, rows],
    },
  }
}

test('datasets combined are what their files would be together, in whatever order', async () => {
  const [early, late] = [file('early.csv', 1, 4), file('late.csv', 5, 8)]
  const together = await finished(importInto([early, late], DEFAULT_RULES, memorySink()))
  const parents = [await aParent(early), await aParent(late)]
  for (const order of [parents, [...parents].reverse()]) {
    const combined = await finished(combineInto(order, memorySink()))
    expect(combined.fingerprint).toBe(together.fingerprint)
    expect(combined.profile).toEqual(together.profile)
    expect(combined.files).toEqual(together.files)
  }
})

test('a ride that both have counts once, and the sum says so', async () => {
  const combined = await finished(
    combineInto([await aParent(file('a.csv', 1, 4)), await aParent(file('b.csv', 3, 6))], memorySink()),
  )
  expect(combined).toMatchObject({
    rows: 6 * 24,
    quality: { read: 8 * 24, kept: 6 * 24, rejected: { 'repeated-ride': 2 * 24 } },
    files: [
      { name: 'a.csv', firstRow: 0, keptRows: 4 * 24 },
      { name: 'b.csv', firstRow: 4 * 24, keptRows: 2 * 24 },
    ],
  })
})

test('a filter keeps rides in their order, and tells how many of each file', async () => {
  const parent = await aParent(file('a.csv', 1, 2), file('b.csv', 3, 4))
  const day = parent.dataset.profile.days?.[1]?.day ?? 0
  const sink = memorySink()
  const found = await finished(filterInto(parent, { ...NO_FILTER, fromDay: day, toDay: day + 2 }, sink))
  expect(found.files.map(({ name, firstRow, keptRows }) => [name, firstRow, keptRows])).toEqual([
    ['a.csv', 0, 24],
    ['b.csv', 24, 24],
  ])
  expect([...sink.trips(found.rows, false).pickupZone].slice(22, 26)).toEqual([23, 24, 1, 2])
  expect(found.quality).toMatchObject({ read: 48, kept: 48 })
  await expect(finished(filterInto(parent, { ...NO_FILTER, pickupZone: 99 }, memorySink()))).rejects.toThrow(/No ride/)
})

test.each([
  ['rules', { rules: { ...DEFAULT_RULES, maximumSeconds: 7_200 } }, /60 to 3600 s and of 60 to 7200 s/],
  ['one simulated', { simulated: true }, /simulated/],
  ['points of one only', { hasPoints: true }, /coordinates/],
  ['zone sets', { zoneSetId: 'other' }, /zone set/],
])('datasets that differ in %s are not combined, and it is said why', async (_, difference, why) => {
  const { dataset } = await aParent(file('a.csv', 1, 1))
  expect(whyNotCombined([dataset, dataset])).toBeNull()
  expect(whyNotCombined([dataset, { ...dataset, ...difference } as Dataset])).toMatch(why)
})

test('whichever write finds no room, the answer is that failure, and nothing is thrown', async () => {
  const noRoom = { code: 'storage/quota', message: 'There is no room.' }
  const [one, other] = [await aParent(file('a.csv', 1, 9)), await aParent(file('b.csv', 8, 20))]
  const makings = [
    (sink: TripSink) => combineInto([one, other], sink),
    (sink: TripSink) => filterInto(one, { ...NO_FILTER, pickupZone: 7 }, sink),
    (sink: TripSink) => importInto([file('a.csv', 1, 9), file('b.csv', 8, 20)], DEFAULT_RULES, sink),
  ]
  for (const making of makings)
    for (let failing = 1; ; failing++) {
      let writes = 0
      const sink = memorySink()
      const full: TripSink = {
        ...sink,
        putChunk: async (index, bytes) => (++writes === failing ? noRoom : sink.putChunk(index, bytes)),
        addRejects: async (bytes) => (++writes === failing ? noRoom : sink.addRejects(bytes)),
      }
      const outcome = await toItsEnd(making(full))
      if (writes < failing) {
        expect(outcome.ok).toBe(true)
        expect(failing, 'writes that failed').toBeGreaterThan(1)
        break
      }
      expect(outcome).toEqual({ ok: false, error: noRoom })
      expect(writes, 'nothing is written after that').toBe(failing)
    }
})
