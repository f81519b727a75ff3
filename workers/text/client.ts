import { type FileText, fileText } from '@/lib/trips/file-text'
import type { TextNews, TextTask } from '@/lib/trips/serve-text'
import { textByThread } from '@/lib/trips/text-by-thread'
import { directSource, type TripSource } from '@/lib/trips/trip-source'
import { deathOf } from '../death-of'
import { threadOf } from '../read/messages'
import { tooLate } from '../read/too-late'

function open(task: TextTask) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'text' })
  return threadOf<TextTask, TextNews>(worker, task, deathOf(worker), () => worker.terminate())
}

/** The text of a file, in the way that is quickest here: of a long one by a thread. */
export const quickText = textByThread(
  open,
  (source: TripSource, kind): FileText =>
    fileText(source.blob ? directSource(source.name, source.blob, tooLate) : source, kind),
)
