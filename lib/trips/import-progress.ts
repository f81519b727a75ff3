import { formatCount } from '@/lib/shared/format-number'

/** How far an import is. Bytes are those of the files as they lie on disk; of a ZIP those of the files in it. */
export type ImportProgress = {
  /** Name of the file being read. */
  readonly file: string
  readonly bytes: number
  readonly of: number
  readonly read: number
  readonly kept: number
} & (
  | { readonly stage: 'reading' | 'profiling' }
  | {
      readonly stage: 'placing'
      /** Of the rides kept: those whose places are settled. */
      readonly placed: number
    }
)

/** What is being done once all files are read; null while they are. */
export function sayStage(progress: ImportProgress): string | null {
  switch (progress.stage) {
    case 'reading':
      return null
    case 'placing':
      return `placing ${formatCount(progress.placed)} of ${formatCount(progress.kept)} rides`
    case 'profiling':
      return `going through ${formatCount(progress.kept)} rides`
  }
}
