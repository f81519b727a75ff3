import type { RecognisedHeader } from './formats/recognise-format'
import type { LineMap } from './line-map'
import type { TripColumns } from './trip-columns'

/** Receives `rows` kept rows in the first rows of `block`, in file order. The block is filled again after the call. */
export type TakeBlock = (block: TripColumns, rows: number) => void

/** What the readers of all file kinds tell about the file read so far. */
export interface RowReader {
  /** Lines of kept rows, by their number among the file's kept rows. */
  readonly lines: LineMap
  head(): RecognisedHeader | null
  /** Rows read, kept or not. */
  read(): number
  /** What was found out about the way that the file is written, as sentences for a person. */
  notes(): readonly string[]
}
