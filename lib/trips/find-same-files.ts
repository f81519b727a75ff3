import type { Sha256 } from '@/lib/shared/ids'
import type { Dataset } from './dataset'
import type { ImportRules } from './import-rules'
import type { TripSource } from './trip-source'
import { hashOf } from './without-copies'

/** The dataset that was made of files with exactly these bytes, in any order and by any name, under these rules, or null. Files are hashed only where their sizes match one's. */
export async function findSameFiles<T extends Pick<Dataset, 'files' | 'rules' | 'madeFrom'>>(
  sources: readonly TripSource[],
  rules: ImportRules,
  datasets: readonly T[],
): Promise<T | null> {
  const sizes = inOrder(sources.map((source) => source.bytes))
  const candidates = datasets.filter(
    (dataset) =>
      // What was made of another dataset names its files, and need not hold all their rides.
      dataset.madeFrom === undefined &&
      sameRules(dataset.rules, rules) &&
      isSame(inOrder(dataset.files.map((file) => file.bytes)), sizes),
  )
  if (candidates.length === 0) return null
  const hashes: Sha256[] = []
  for (const source of sources) hashes.push(await hashOf(source))
  const sorted = hashes.toSorted()
  return candidates.find((dataset) => isSame(dataset.files.map((file) => file.sha256).toSorted(), sorted)) ?? null
}

const inOrder = (sizes: readonly number[]): readonly number[] => sizes.toSorted((a, b) => a - b)

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i])

const sameRules = (a: ImportRules, b: ImportRules): boolean =>
  a.version === b.version && a.minimumSeconds === b.minimumSeconds && a.maximumSeconds === b.maximumSeconds
