import { expect, test } from 'vitest'
import { datasetId } from '@/lib/shared/ids'
import { daysFromCivil, localSeconds } from '@/lib/shared/local-time'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import type { Dataset, Lineage } from './dataset'
import type { StoredDataset } from './dataset-index'
import { DEFAULT_RULES } from './import-rules'
import { countsRejects, type RejectLists, rejectedByLength } from './rejected-by-length'
import { NO_FILTER, type TripFilter } from './trip-filter'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'

/** On each day a ride, one of 20 s, one of two hours, one of 0 s, one that ends before it begins and one of more than a day. */
const rowsOf = (...days: readonly string[]): string =>
  [
    HEADER,
    ...days.flatMap((day) =>
      ['05 10:12:00', '05 10:00:20', '05 12:00:00', '05 10:00:00', '05 09:00:00', '09 10:00:00'].map(
        (end) => `2023-01-${day} 10:00:00,2023-01-${end.replace('05', day)},74,75,2`,
      ),
    ),
  ].join('\n')

const stored: Map<string, StoredDataset> = new Map()
const lists: Map<string, Uint8Array> = new Map()
const there: RejectLists = {
  get: async (id) => stored.get(id) ?? null,
  read: async (file) => lists.get(file) ?? null,
}

async function anImport(name: string, ...days: readonly string[]): Promise<StoredDataset> {
  const read = await readTrips([bytesSource('green.csv', new TextEncoder().encode(rowsOf(...days)))], DEFAULT_RULES)
  if (!read.ok) throw new Error(read.error.message)
  const { columns, files, quality, profile, rejects } = read.value
  const dataset: Dataset = {
    schemaVersion: 1,
    id: datasetId(name),
    name,
    files,
    rules: DEFAULT_RULES,
    simulated: false,
    noiseFloorMinutes: null,
    importedAt: 0 as Dataset['importedAt'],
    importSeconds: 1,
    rows: columns.rows,
    hasPoints: false,
    from: localSeconds(0),
    to: localSeconds(1),
    quality,
    profile,
    zoneSetId: null,
  }
  lists.set(`${name}.csv`, rejects)
  return keep({ dataset, rejectsFile: `${name}.csv`, storage: { file: name, bytes: 1, chunkRows: 1, chunks: [] } })
}

function keep(one: StoredDataset): StoredDataset {
  stored.set(one.dataset.id, one)
  return one
}

const made = (name: string, of: StoredDataset, madeFrom: Lineage): StoredDataset =>
  keep({ ...of, rejectsFile: null, dataset: { ...of.dataset, id: datasetId(name), name, files: [], madeFrom } })

const parent = ({ dataset: { id, name } }: StoredDataset) => ({ id, name })
const chosen = (name: string, of: StoredDataset, change: Partial<TripFilter>) =>
  made(name, of, { act: 'filtered', of: [parent(of)], filter: { ...NO_FILTER, ...change } })
const combined = (name: string, ...of: readonly [StoredDataset, ...StoredDataset[]]) =>
  made(name, of[0], { act: 'combined', of: of.map(parent) })

async function counted(one: StoredDataset) {
  const found = await rejectedByLength(one, there, null)
  if ('why' in found) return found
  const seconds = Array.from(found.trips.dropoffAt, (end, i) => end - (found.trips.pickupAt[i] as number))
  return { seconds, unread: found.unread, zero: found.zero, negative: found.negative }
}

const sixth = daysFromCivil(2023, 1, 6)

test('datasets combined have the rejects of all of them, though these have files of one name', async () => {
  const all = combined('both', await anImport('a', '05', '06'), await anImport('b', '07'))
  expect(await counted(all)).toEqual({
    seconds: [20, 7_200, 20, 7_200, 20, 7_200],
    unread: 3,
    zero: 3,
    negative: 3,
  })
})

test('a part chosen by date has the rejects of its days, also those that no length reads again', async () => {
  const a = await anImport('a', '05', '06', '07')
  const one = { seconds: [20, 7_200], unread: 1, zero: 1, negative: 1 }
  expect(await counted(chosen('one', a, { fromDay: sixth, toDay: sixth + 1 }))).toEqual(one)
  const late = chosen('late', a, { fromDay: sixth })
  expect(await counted(late)).toMatchObject({ seconds: [20, 7_200, 20, 7_200], zero: 2 })
  expect(await counted(chosen('of it', late, { toDay: sixth + 1 }))).toEqual(one)
  expect(await counted(combined('again', chosen('early', a, { toDay: sixth }), late))).toEqual(await counted(a))
})

test('where a part was chosen by place or a list is gone, nothing is known, and no zero is said', async () => {
  const a = await anImport('a', '05')
  const placed = chosen('placed', a, { fromDay: sixth, pickupZone: 74 })
  expect(await counted(combined('both', a, placed))).toEqual({ why: 'chosen-by-place', of: 'placed' })
  const late = chosen('late', a, { fromDay: 0 })
  lists.delete('a.csv')
  expect(await counted(late)).toEqual({ why: 'list-gone', of: 'a' })
  stored.delete('a')
  expect(await counted(late)).toEqual({ why: 'parent-deleted', of: 'a' })
})

test('rides that were taken apart and joined again in place of the deleted whole are not looked for in themselves', async () => {
  const a = await anImport('a', '05', '06')
  const [early, late] = [chosen('early', a, { toDay: sixth }), chosen('late', a, { fromDay: sixth })]
  const again = combined('a', early, late)
  expect(await counted(again)).toEqual({ why: 'parent-deleted', of: 'a' })
  expect(
    countsRejects(
      again.dataset.madeFrom,
      [...stored.values()].map(({ dataset }) => dataset),
    ),
  ).toBe(false)
})

test('a dataset counts its rejects where no ride of it was chosen', async () => {
  const [a, b] = [await anImport('a', '05'), await anImport('b', '06')]
  const part = chosen('part', b, { fromDay: sixth })
  const counts = (one: StoredDataset) =>
    countsRejects(
      one.dataset.madeFrom,
      [...stored.values()].map(({ dataset }) => dataset),
    )
  expect([a, combined('both', a, b), part, combined('with part', a, part)].map(counts)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
