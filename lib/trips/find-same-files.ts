import type { Sha256 } from '@/lib/shared/ids'
import type { Dataset } from './dataset'
import type { ImportRules } from './import-rules'
import { rawReading } from './raw-pieces'
import type { TripSource } from './trip-source'

/** The dataset that was made of exactly these bytes under these rules, or null. Files are hashed only where their sizes match one's. */
export async function findSameFiles(
  sources: readonly TripSource[],
  rules: ImportRules,
  datasets: readonly Dataset[],
): Promise<Dataset | null> {
  const candidates = datasets.filter(
    (dataset) =>
      sameRules(dataset.rules, rules) &&
      dataset.files.length === sources.length &&
      dataset.files.every((file, i) => file.bytes === sources[i]?.bytes),
  )
  if (candidates.length === 0) return null
  const hashes: Sha256[] = []
  for (const source of sources) {
    const reading = rawReading(source)
    while ((await reading.next()) !== null);
    hashes.push(await reading.hash.finish())
  }
  return candidates.find((dataset) => dataset.files.every((file, i) => file.sha256 === hashes[i])) ?? null
}

const sameRules = (a: ImportRules, b: ImportRules): boolean =>
  a.version === b.version && a.minimumSeconds === b.minimumSeconds && a.maximumSeconds === b.maximumSeconds
