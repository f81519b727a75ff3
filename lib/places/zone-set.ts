import type { ZoneSetId } from '@/lib/shared/ids'

/** One place of a zone set. Coordinates are degrees of an interior point; a lookup without points leaves them null. */
export interface Zone {
  readonly id: number
  readonly name: string | null
  readonly borough: string | null
  readonly lat: number | null
  readonly lon: number | null
  /** Its shape simplified for drawing, as `outline.ts` writes it; absent where no shape is known. */
  readonly outline?: string
}

/**
 * What the coordinates of a zone set mean.
 * - `ground`: where the zones are.
 * - `h3`: the same; each zone is a cell of Uber's H3 grid, and its name is the cell's index.
 * - `travel-time`: computed from rides alone, not geography: zones lie as far apart as rides between them are long. 1 km, or 1 minute
 *   where the rides tell no distances, is as much as 1 km at the equator.
 */
export type Layout =
  | { readonly kind: 'ground' }
  | { readonly kind: 'h3'; readonly resolution: number }
  | { readonly kind: 'travel-time'; readonly of: 'distance' | 'duration' }

export const ON_GROUND: Layout = { kind: 'ground' }

/** What is known of the places that trips start and end in. Its id is the hash of its zones, ordered by id, and of a layout other than `ground`. */
export interface ZoneSet {
  readonly schemaVersion: 2
  readonly id: ZoneSetId
  readonly name: string
  readonly zones: readonly Zone[]
  readonly layout: Layout
  /** How its files were read, in sentences: which property is the id, which zones have no shape. */
  readonly readAs: readonly string[]
  readonly simulated: boolean
}

/** Does it say where its zones really are? A travel-time map does not. */
export const hasGroundPoints = ({ zones, layout }: Pick<ZoneSet, 'zones' | 'layout'>): boolean =>
  layout.kind !== 'travel-time' && zones.some((zone) => zone.lat !== null && zone.lon !== null)
