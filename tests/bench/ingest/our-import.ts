import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { memorySink } from '@/lib/trips/memory-sink'
import { readTripFile } from '@/lib/trips/read-trip-file'
import { rejectLog } from '@/lib/trips/reject-log'
import type { TripSource } from '@/lib/trips/trip-source'
import { tripWriter } from '@/lib/trips/trip-writer'

/** Reads, judges, hashes and keeps one file as an import does; returns the rows read. */
export async function ourImport(source: TripSource): Promise<number> {
  const log = rejectLog()
  const sink = memorySink()
  const writer = tripWriter(sink)
  const file = readTripFile(source, DEFAULT_RULES, log, writer.take)
  const reading = file.run()
  for (;;) {
    const step = await reading.next()
    if (step.done) {
      if (!step.value.ok) throw new Error(step.value.error.message)
      break
    }
    await writer.drain()
    log.takeCsv()
  }
  await writer.finish()
  return file.reader().read()
}
