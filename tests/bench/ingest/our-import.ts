import { openOpfsSink } from '@/lib/adapters/opfs/opfs-sink'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { memorySink } from '@/lib/trips/memory-sink'
import { readTripFile } from '@/lib/trips/read-trip-file'
import { rejectLog } from '@/lib/trips/reject-log'
import { columnsBytes } from '@/lib/trips/trip-chunk'
import type { TripSink } from '@/lib/trips/trip-sink'
import type { TripSource } from '@/lib/trips/trip-source'
import { tripWriter } from '@/lib/trips/trip-writer'

/** Reads, judges, hashes and keeps one file as an import does, alone or with a thread that `readFile` has; returns the rows read. */
export async function ourImport(
  source: TripSource,
  readFile = readTripFile,
  sink: TripSink = memorySink(),
): Promise<number> {
  const log = rejectLog()
  const writer = tripWriter(sink)
  const file = readFile(source, DEFAULT_RULES, log, writer.take)
  const reading = file.run()
  const passOn = async () => {
    await writer.drain()
    for (const part of log.takeCsv()) await sink.addRejects(part)
  }
  for (;;) {
    const step = await reading.next()
    if (step.done) {
      if (!step.value.ok) throw new Error(step.value.error.message)
      break
    }
    await passOn()
  }
  await passOn()
  await writer.finish()
  return file.reader().read()
}

/** The same into the browser's private file system, as the app's import writes it, flushed. `remove` takes it away again. */
export async function ourImportToDisk(
  source: TripSource,
  readFile = readTripFile,
): Promise<{ readonly rows: number; readonly remove: () => Promise<void> }> {
  const directory = await openTripDirectory('bench')
  const sink = await openOpfsSink(directory, 'bench', { forMs: 5_000 })
  const rows = await ourImport(source, readFile, sink)
  sink.close(columnsBytes(rows, false))
  return { rows, remove: sink.discard }
}
