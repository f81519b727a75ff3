import type { Sha256 } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import { replayBatch } from './file-batch'
import { BY_HEADER, type FormatChoice } from './formats/format-choice'
import type { ImportRules } from './import-rules'
import { lineMap } from './line-map'
import { readTripFile, type TripFileReading } from './read-trip-file'
import type { RowReader } from './row-reader'
import type { FileNews, FileTask } from './serve-file'
import { deathFailure, type Thread } from './thread'
import type { TripSource } from './trip-source'

/** Reads files of one import in the order in which they are asked for, while other threads are ahead with those that come after. */
export interface ReadAhead {
  readonly readFile: typeof readTripFile
  /** Ends all threads. */
  close(): void
}

/**
 * `threads` files at a time are read by threads that `open` starts; what an import gets is what it would have got from `readTripFile`, in
 * the same order, however many there are. Files whose places have names, and those that cannot be handed over, are read by the caller.
 */
export function readAhead(
  sources: readonly TripSource[],
  rules: ImportRules,
  threads: number,
  open: (task: FileTask) => Thread<FileNews>,
  choice: FormatChoice = BY_HEADER,
): ReadAhead {
  const waiting = [...sources]
  const running = new Map<TripSource, Thread<FileNews>>()
  const start = () => {
    while (running.size < threads && waiting.length > 0) {
      const source = waiting.shift() as TripSource
      if (source.blob) running.set(source, open({ name: source.name, blob: source.blob, rules, choice }))
    }
  }
  const end = (source: TripSource) => {
    running.get(source)?.close()
    running.delete(source)
    start()
  }
  start()
  return {
    readFile(source, given, log, take, said): TripFileReading {
      const thread = running.get(source)
      const own = readTripFile(source, given, log, take, said)
      if (!thread) return own
      let isOwn = false
      let last: Exclude<FileNews, { kind: 'own' }> | null = null
      let lines = lineMap()
      const told: RowReader = {
        get lines() {
          return lines
        },
        head: () => last?.head ?? null,
        read: () => last?.read ?? 0,
        notes: () => (last?.kind === 'end' ? last.notes : []),
      }
      return {
        reader: () => (isOwn ? own.reader() : told),
        async *run(): AsyncGenerator<number, Result<Sha256>> {
          try {
            for (;;) {
              const news = await thread.next()
              if (news.kind === 'own') {
                isOwn = true
                end(source)
                return yield* own.run()
              }
              last = news
              replayBatch(news.batch, source.name, log, take)
              if (news.kind === 'end') {
                lines = lineMap(news.lines)
                return news.outcome
              }
              yield news.bytes
            }
          } catch (error) {
            return { ok: false, error: deathFailure(source.name, error) }
          } finally {
            end(source)
          }
        },
      }
    },
    close() {
      waiting.length = 0
      for (const thread of running.values()) thread.close()
      running.clear()
    },
  }
}
