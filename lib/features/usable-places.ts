import { mappedZones } from '@/lib/places/travel-time-map'
import { hasGroundPoints, type ZoneSet } from '@/lib/places/zone-set'
import type { Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { type FeatureSpec, withoutMap, withoutPoints } from './feature-spec'
import { travelTimeMap } from './travel-time-map'

/** What of a specification the places allow, and the zones to use. */
interface UsablePlaces {
  readonly spec: FeatureSpec
  readonly zoneSet: ZoneSet | null
}

/**
 * Coordinates where the zones have them; else, where the specification asks for it, the travel-time map of these very rows; else none, and
 * nothing that needs them.
 */
export function* usablePlaces(
  spec: FeatureSpec,
  trips: TripColumns,
  rows: Int32Array,
  zoneSet: ZoneSet | null,
): Steps<UsablePlaces> {
  if (zoneSet && hasGroundPoints(zoneSet)) return { spec: withoutMap(spec), zoneSet }
  const wantsMap = spec.features.includes('travel-time-map')
  const map = wantsMap ? yield* travelTimeMap(trips, rows) : null
  return map === null
    ? { spec: withoutPoints(spec), zoneSet }
    : { spec, zoneSet: mappedZones(map, zoneSet?.zones ?? [], zoneSet?.name ?? null) }
}
