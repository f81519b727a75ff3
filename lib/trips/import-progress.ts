/** How far an import is. Bytes are those of the files as they lie on disk. */
export interface ImportProgress {
  readonly stage: 'reading' | 'profiling'
  /** Name of the file being read. */
  readonly file: string
  readonly bytes: number
  readonly of: number
  readonly read: number
  readonly kept: number
}
