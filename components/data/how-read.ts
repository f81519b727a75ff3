import type { SourceFile } from '@/lib/trips/dataset'
import { formatName } from './format-names'

interface HowRead {
  /** Which of the files; null where it is all of them. */
  readonly files: string | null
  readonly words: string
}

/** What was read from which column and how, once for files that were read alike. Nothing where the import is of the first release. */
export function howRead(files: readonly Pick<SourceFile, 'name' | 'format' | 'notes' | 'read'>[]): readonly HowRead[] {
  const groups = new Map<string, string[]>()
  for (const { name, format, notes = [], read } of files) {
    if (!read) continue
    const columns = read.map(({ header, readAs }) => `${readAs} from ${header}`).join(', ')
    const words = [`${sentenceStart(formatName(format))}: ${columns}.`, ...notes].join(' ')
    groups.set(words, [...(groups.get(words) ?? []), name])
  }
  return [...groups].map(([words, names]) => ({ words, files: groups.size === 1 ? null : names.join(', ') }))
}

const sentenceStart = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
