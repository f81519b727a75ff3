import type { DatasetIndex } from '@/lib/trips/dataset-index'
import { columnsFileOf, rejectsFileOf } from './opfs-sink'
import type { TripDirectory } from './trip-directory'

/** Removes files that no dataset names and no import under way is writing (`writing`: their stems). Returns how many. */
export async function sweepTrips(
  index: DatasetIndex,
  directory: TripDirectory,
  writing: () => Promise<readonly string[]>,
): Promise<number> {
  // Names first: a file made after this is not looked at, and one committed meanwhile is found in the index.
  const names = await directory.names()
  const kept = new Set((await writing()).flatMap((stem) => [columnsFileOf(stem), rejectsFileOf(stem)]))
  for (const { storage, rejectsFile } of await index.list()) {
    kept.add(storage.file)
    if (rejectsFile) kept.add(rejectsFile)
  }
  let removed = 0
  for (const name of names) if (!kept.has(name) && (await directory.remove(name))) removed++
  return removed
}
