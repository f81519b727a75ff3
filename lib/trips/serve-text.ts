import type { Sha256 } from '@/lib/shared/ids'
import { fail, type Result } from '@/lib/shared/result'
import { fileText } from './file-text'
import { readFailure } from './read-failure'
import type { TripSource } from './trip-source'

/** The file whose text a thread is to read. */
export interface TextTask {
  readonly name: string
  readonly blob: Blob
  readonly of: 'gzip' | 'text'
}

/** What it tells: `text` again and again, then `end`. */
export type TextNews =
  | { readonly kind: 'text'; readonly text: Uint8Array<ArrayBuffer>; readonly bytes: number }
  | { readonly kind: 'end'; readonly outcome: Result<Sha256> }

/**
 * Reads, hashes and unpacks a file, and gives its text away, block by block; `mayGoOn` is waited for after each and brings back those that
 * were done with.
 */
export async function serveText(
  source: TripSource,
  { of }: TextTask,
  tell: (news: TextNews, move: readonly ArrayBuffer[]) => void,
  mayGoOn: () => Promise<readonly ArrayBuffer[]>,
): Promise<void> {
  const { pieces, free } = fileText(source, of)
  const reading = pieces()
  try {
    for (;;) {
      const step = await reading.next()
      if (step.done) return tell({ kind: 'end', outcome: step.value }, [])
      const text = step.value.text as Uint8Array<ArrayBuffer>
      tell({ kind: 'text', text, bytes: step.value.bytes }, [text.buffer])
      for (const buffer of await mayGoOn()) free(new Uint8Array(buffer))
    }
  } catch (error) {
    tell({ kind: 'end', outcome: { ok: false, error: readFailure(source.name, error) } }, [])
  } finally {
    await reading.return(fail('trips/cancelled', 'The import was cancelled.'))
  }
}
