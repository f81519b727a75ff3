import type { TripMapping } from './trip-mapping'

/** A mapping that is kept for files with its header. */
export interface SavedMapping {
  readonly fingerprint: string
  readonly mapping: TripMapping
}

/** Mappings that a person made, one a header. */
export interface MappingStore {
  list(): Promise<readonly SavedMapping[]>
  get(fingerprint: string): Promise<TripMapping | null>
  /** In place of an earlier one for the same header. */
  put(saved: SavedMapping): Promise<void>
  remove(fingerprint: string): Promise<void>
}
