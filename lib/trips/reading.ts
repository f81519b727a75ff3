import { type FileText, fileText } from './file-text'
import { BY_HEADER, type FormatChoice } from './formats/format-choice'
import { type WantedFields, WHOLE_TRIPS } from './formats/wanted-fields'
import { type PlaceBook, placeBook } from './place-book'
import type { TripSource } from './trip-source'

/** What a reader is told beside its file and the rules. */
export interface Reading {
  readonly wanted: WantedFields
  readonly choice: FormatChoice
  /** Gives ids to places that the files call by name; shared by all files of an import. */
  readonly book: PlaceBook
  /** Where the text of a file comes from: by another thread perhaps. */
  readonly textOf: (source: TripSource, kind: 'gzip' | 'text') => FileText
}

/** Whole trips, in a format that the header tells, unless said otherwise. */
export const asRead = (said: Partial<Reading> = {}): Reading => ({
  wanted: said.wanted ?? WHOLE_TRIPS,
  choice: said.choice ?? BY_HEADER,
  book: said.book ?? placeBook(),
  textOf: said.textOf ?? fileText,
})
