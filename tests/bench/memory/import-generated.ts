import { importInto } from '@/lib/trips/import-into'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { memorySink } from '@/lib/trips/memory-sink'
import { CHUNK_ROWS } from '@/lib/trips/trip-chunk'
import { generatedTrips } from './generated-trips'

/** Imports into chunks that stay in memory; returns the rows kept and the bytes that their chunks hold. */
export async function importGenerated(
  megabytes: number,
): Promise<{ readonly rows: number; readonly chunkBytes: number }> {
  const sink = memorySink()
  const importing = importInto([generatedTrips(megabytes)], DEFAULT_RULES, sink)
  for (;;) {
    const step = await importing.next()
    if (!step.done) continue
    if (!step.value.ok) throw new Error(step.value.error.message)
    let chunkBytes = sink.rejects().length
    for (let chunk = 0; chunk * CHUNK_ROWS < step.value.value.rows; chunk++)
      chunkBytes += (await sink.getChunk(chunk)).length
    return { rows: step.value.value.rows, chunkBytes }
  }
}
