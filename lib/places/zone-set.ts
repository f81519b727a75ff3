import type { ZoneSetId } from '@/lib/shared/ids'

/** One place of a zone set. Coordinates are degrees of an interior point; a lookup without points leaves them null. */
export interface Zone {
  readonly id: number
  readonly name: string | null
  readonly borough: string | null
  readonly lat: number | null
  readonly lon: number | null
}

/** What is known of the places that trips start and end in. Its id is the hash of its zones, ordered by id. */
export interface ZoneSet {
  readonly schemaVersion: 1
  readonly id: ZoneSetId
  readonly name: string
  readonly zones: readonly Zone[]
  readonly simulated: boolean
}
