import { BY_HEADER, type FormatChoice } from './formats/format-choice'
import { type WantedFields, WHOLE_TRIPS } from './formats/wanted-fields'
import { type PlaceBook, placeBook } from './place-book'

/** What a reader is told beside its file and the rules. */
export interface Reading {
  readonly wanted: WantedFields
  readonly choice: FormatChoice
  /** Gives ids to places that the files call by name; shared by all files of an import. */
  readonly book: PlaceBook
}

/** Whole trips, in a format that the header tells, unless said otherwise. */
export const asRead = (said: Partial<Reading> = {}): Reading => ({
  wanted: said.wanted ?? WHOLE_TRIPS,
  choice: said.choice ?? BY_HEADER,
  book: said.book ?? placeBook(),
})
