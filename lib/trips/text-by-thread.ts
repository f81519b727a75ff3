import { type FileText, fileText } from './file-text'
import type { TextNews, TextTask } from './serve-text'
import { deathFailure, type Thread } from './thread'
import type { TripSource } from './trip-source'

/** Of a smaller file the text is there before a thread is. */
const WORTH_A_THREAD = 8 << 20

/**
 * The text of a file, read, hashed and unpacked by a thread that `open` starts while this one makes rows of it; the same as `fileText` gives. Files
 * that are small or cannot be handed over are read `here`.
 */
export const textByThread =
  (open: (task: TextTask) => Thread<TextNews>, here = fileText, worth = WORTH_A_THREAD) =>
  (source: TripSource, kind: 'gzip' | 'text'): FileText => {
    const { name, blob } = source
    if (!blob || blob.size < worth) return here(source, kind)
    let done: ArrayBuffer | undefined
    return {
      free: (text) => {
        done = text.buffer as ArrayBuffer
      },
      async *pieces() {
        const thread = open({ name, blob, of: kind })
        try {
          for (;;) {
            const back = done
            done = undefined
            const news = await thread.next(back)
            if (news.kind === 'end') return news.outcome
            yield news
          }
        } catch (error) {
          return { ok: false, error: deathFailure(name, error) }
        } finally {
          thread.close()
        }
      },
    }
  }
