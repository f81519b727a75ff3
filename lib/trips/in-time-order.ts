import { inNameOrder } from './dataset-name'
import { BY_HEADER, type FormatChoice } from './formats/format-choice'
import { DEFAULT_RULES } from './import-rules'
import { readTripFile } from './read-trip-file'
import { rejectLog } from './reject-log'
import type { TripSource } from './trip-source'

/**
 * Files by the time of their rides: what they are called and how they were dropped says nothing, so that the same files make the same dataset. A
 * file's time is the middle pickup of the first rows that can be kept; files without any come last, and the importer says what is wrong with them.
 */
export async function inTimeOrder<T extends TripSource>(
  sources: readonly T[],
  choice: FormatChoice = BY_HEADER,
): Promise<readonly T[]> {
  if (sources.length < 2) return sources
  const timed: { source: T; at: number }[] = []
  for (const source of inNameOrder(sources)) timed.push({ source, at: await timeOf(source, choice) })
  return timed
    .sort((a, b) => (a.at === b.at ? a.source.bytes - b.source.bytes : a.at - b.at))
    .map(({ source }) => source)
}

async function timeOf(source: TripSource, choice: FormatChoice): Promise<number> {
  let first: Int32Array | null = null
  const reading = readTripFile(
    source,
    DEFAULT_RULES,
    rejectLog(),
    (block, rows) => {
      first ??= block.pickupAt.slice(0, rows)
    },
    { choice },
  ).run()
  try {
    while (first === null) if ((await reading.next()).done) break
  } finally {
    await reading.return({ ok: false, error: { code: 'trips/cancelled', message: 'Enough was read.' } })
  }
  return middle(first)
}

function middle(times: Int32Array | null): number {
  if (times === null || times.length === 0) return Number.MAX_SAFE_INTEGER
  return times.slice().sort()[times.length >> 1] as number
}
