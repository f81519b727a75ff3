import { hashBytes } from '@/lib/shared/hash'
import type { Sha256 } from '@/lib/shared/ids'
import { type LocalSeconds, localSeconds } from '@/lib/shared/local-time'
import type { ImportRules } from './import-rules'
import type { Profile } from './profile'
import { type ColumnName, PROFILE_PASSES, tripProfiler } from './profile-trips'
import { CHUNK_ROWS, chunkColumns } from './trip-chunk'
import type { TripSink } from './trip-sink'

/** Rows that a sink holds in full chunks, and what is to be said of them. */
interface WrittenRows {
  readonly rows: number
  readonly hasPoints: boolean
  readonly rules: ImportRules
  readonly columns: readonly ColumnName[]
}

export interface SettledRows {
  /** Hash of the kept columns and the rules: what the dataset is called. */
  readonly fingerprint: Sha256
  /** SHA-256 of each chunk, in order. */
  readonly chunkHashes: readonly Sha256[]
  readonly rows: number
  /** Have the rows points? Chunks are laid out accordingly. */
  readonly hasPoints: boolean
  readonly from: LocalSeconds
  readonly to: LocalSeconds
  readonly profile: Profile
}

/** Hashes and profiles what was written, a chunk at a time; yields after each. */
export async function* settleRows(
  sink: Pick<TripSink, 'getChunk'>,
  { rows, hasPoints, rules, columns }: WrittenRows,
): AsyncGenerator<void, SettledRows> {
  const profiler = tripProfiler(columns)
  const chunkHashes: Sha256[] = []
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let pass = 0; pass < PROFILE_PASSES; pass++) {
    for (let index = 0; index * CHUNK_ROWS < rows; index++) {
      const chunk = await sink.getChunk(index)
      const trips = chunkColumns(chunk, hasPoints)
      profiler.add(trips)
      yield
      if (pass > 0) continue
      chunkHashes.push(await hashBytes(chunk))
      for (const at of trips.pickupAt) {
        if (at < from) from = at
        if (at > to) to = at
      }
    }
    profiler.endPass()
  }
  return {
    fingerprint: await fingerprint(rules, rows, chunkHashes),
    chunkHashes,
    rows,
    hasPoints,
    from: localSeconds(from),
    to: localSeconds(to),
    profile: profiler.profile(),
  }
}

async function fingerprint(rules: ImportRules, rows: number, chunkHashes: readonly Sha256[]): Promise<Sha256> {
  const text = ['trips 1', rules.version, rules.minimumSeconds, rules.maximumSeconds, rows, ...chunkHashes].join('\n')
  return hashBytes(new TextEncoder().encode(text))
}
