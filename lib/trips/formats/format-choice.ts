import type { TripMapping } from '../mapping/trip-mapping'
import { TRIP_FORMATS } from './all-formats'
import type { DateOrder, TripFormat } from './trip-format'

/** How the format of a file is found. */
export interface FormatChoice {
  /** Those that its header may be of, the more particular first. */
  readonly formats: readonly TripFormat[]
  /** Mappings that a person made: the first that fits a header comes before all formats. */
  readonly mappings: readonly TripMapping[]
  /** How dates such as 03/04/2023 are meant, where a person said it. */
  readonly dateOrder: DateOrder | null
}

/** What the header and the first rows say. */
export const BY_HEADER: FormatChoice = { formats: TRIP_FORMATS, mappings: [], dateOrder: null }
