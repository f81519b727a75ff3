import { expect, test } from 'vitest'
import type { DatasetIndex } from '@/lib/trips/dataset-index'
import { sweepTrips } from './sweep-trips'
import type { TripDirectory } from './trip-directory'

/** A directory of names, and an index that refers to the file of stem `kept`. */
function folder(...names: string[]) {
  const there = new Set(names)
  const directory: Pick<TripDirectory, 'names' | 'remove'> = {
    names: async () => [...there],
    remove: async (name) => there.delete(name),
  }
  const stored = { storage: { file: 'kept.trips' }, rejectsFile: 'kept.rejects.csv' }
  const index = { list: async () => [stored] } as unknown as DatasetIndex
  return { there, directory: directory as TripDirectory, index }
}

test('files that no dataset names go; those of datasets and of imports under way stay', async () => {
  const { there, directory, index } = folder(
    'kept.trips',
    'kept.rejects.csv',
    'dead.trips',
    'dead.rejects.csv',
    'live.trips',
  )
  expect(await sweepTrips(index, directory, async () => ['live'])).toBe(2)
  expect([...there].sort()).toEqual(['kept.rejects.csv', 'kept.trips', 'live.trips'])
})
