import type { Sha256 } from '@/lib/shared/ids'
import { rawReading } from './raw-pieces'
import type { TripSource } from './trip-source'

/** A file with the very bytes of another that was given with it. */
export interface FileCopy {
  readonly name: string
  readonly of: string
}

/** SHA-256 over the SHA-256s of a file's 1 MiB blocks. Throws if it cannot be read. */
export async function hashOf(source: TripSource): Promise<Sha256> {
  const reading = rawReading(source)
  while ((await reading.next()) !== null);
  return reading.hash.finish()
}

/** Each file once: of files with the same bytes the first is kept. Only files of the same size are read. */
export async function withoutCopies<T extends TripSource>(
  sources: readonly T[],
): Promise<{ readonly sources: readonly T[]; readonly copies: readonly FileCopy[] }> {
  const kept: T[] = []
  const copies: FileCopy[] = []
  const hashes = new Map<TripSource, Promise<Sha256 | null>>()
  const known = (source: TripSource) => {
    // A file that cannot be read has no twin: the importer says what is wrong with it.
    const hash = hashes.get(source) ?? hashOf(source).catch(() => null)
    hashes.set(source, hash)
    return hash
  }
  const areAlike = async (a: TripSource, b: TripSource) => {
    if (a.bytes !== b.bytes) return false
    const hash = await known(a)
    return hash !== null && hash === (await known(b))
  }
  for (const source of sources) {
    let twin: T | null = null
    for (const other of kept) if (twin === null && (await areAlike(source, other))) twin = other
    if (twin) copies.push({ name: source.name, of: twin.name })
    else kept.push(source)
  }
  return { sources: kept, copies }
}

/** "b.csv has the same bytes as a.csv: it was left out." */
export const sayCopies = (copies: readonly FileCopy[]): string =>
  copies.map(({ name, of }) => `${name} has the same bytes as ${of}: it was left out.`).join(' ')
