import type { FormatChoice } from '@/lib/trips/formats/format-choice'
import type { ImportRules } from '@/lib/trips/import-rules'
import { type ReadAhead, readAhead } from '@/lib/trips/read-ahead'
import { readTripFile } from '@/lib/trips/read-trip-file'
import type { FileNews, FileTask } from '@/lib/trips/serve-file'
import type { Thread } from '@/lib/trips/thread'
import type { TripSource } from '@/lib/trips/trip-source'
import { deathOf } from '../death-of'
import { quickText } from '../text/client'
import { threadOf } from './messages'

/** Threads beside the one that imports: a processor is left for the page. */
const FILE_THREADS = Math.min(3, navigator.hardwareConcurrency - 1)

function open(task: FileTask): Thread<FileNews> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'read' })
  return threadOf<FileTask, FileNews>(worker, task, deathOf(worker), () => worker.terminate())
}

/**
 * Reads the files of an import by other threads, with the same result: of several files, up to three at a time; of a single one, or where there
 * are only two processors, the text by one thread while the import makes rows of it.
 */
export function readByThreads(sources: readonly TripSource[], rules: ImportRules, choice?: FormatChoice): ReadAhead {
  if (sources.length > 1 && FILE_THREADS > 1) return readAhead(sources, rules, FILE_THREADS, open, choice)
  return {
    readFile: (source, given, log, take, said) =>
      readTripFile(source, given, log, take, { ...said, textOf: quickText }),
    close: () => undefined,
  }
}
