import type { Sha256 } from '@/lib/shared/ids'
import { fail, type Result } from '@/lib/shared/result'
import { type BatchGatherer, batchGatherer, buffersOf, type FileBatch } from './file-batch'
import type { FormatChoice } from './formats/format-choice'
import type { RecognisedHeader } from './formats/recognise-format'
import type { ImportRules } from './import-rules'
import type { LineChanges } from './line-map'
import { readTripFile } from './read-trip-file'
import type { TripSource } from './trip-source'

/** The file that a thread is to read, and how. */
export interface FileTask {
  readonly name: string
  readonly blob: Blob
  readonly rules: ImportRules
  readonly choice: FormatChoice
}

/** What one thread tells another of a file, in this order: `rows` again and again, then `end`; or `own` at once. */
export type FileNews =
  | {
      readonly kind: 'rows'
      readonly head: RecognisedHeader | null
      readonly bytes: number
      readonly read: number
      readonly batch: FileBatch
    }
  | {
      readonly kind: 'end'
      readonly head: RecognisedHeader | null
      readonly read: number
      readonly batch: FileBatch
      readonly lines: LineChanges
      readonly notes: readonly string[]
      readonly outcome: Result<Sha256>
    }
  /** Its places have names, to which the import gives ids in the order of all its files: who asked must read it. */
  | { readonly kind: 'own' }

/** Reads a file and tells what it holds; `mayGoOn` is waited for after each batch. */
export async function serveFile(
  source: TripSource,
  { rules, choice }: FileTask,
  tell: (news: FileNews, move: readonly ArrayBuffer[]) => void,
  mayGoOn: () => Promise<unknown>,
): Promise<void> {
  const gathered: BatchGatherer = batchGatherer()
  const file = readTripFile(source, rules, gathered.log, gathered.take, { choice })
  const reading = file.run()
  try {
    for (;;) {
      const step = await reading.next()
      const reader = file.reader()
      const head = reader.head()
      if (head && namesPlaces(head)) return tell({ kind: 'own' }, [])
      const batch = gathered.batch()
      if (step.done) {
        const lines = reader.lines.changes()
        const end = {
          kind: 'end',
          head,
          read: reader.read(),
          batch,
          lines,
          notes: reader.notes(),
          outcome: step.value,
        } as const
        return tell(end, buffersOf(batch))
      }
      tell({ kind: 'rows', head, bytes: step.value, read: reader.read(), batch }, buffersOf(batch))
      await mayGoOn()
    }
  } finally {
    await reading.return(fail('trips/cancelled', 'The import was cancelled.'))
  }
}

/** Does reading it write to the place book? */
const namesPlaces = ({ format, columnOf }: RecognisedHeader): boolean =>
  format.place === 'name' || (format.place !== 'point' && columnOf.pickupLat >= 0)
