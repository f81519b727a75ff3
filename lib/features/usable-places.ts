import { mappedZones } from '@/lib/places/travel-time-map'
import { hasGroundPoints, type ZoneSet } from '@/lib/places/zone-set'
import type { Steps } from '@/lib/shared/steps'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { FEATURES } from './catalogue'
import { type FeatureSpec, withoutMap, withoutPoints } from './feature-spec'
import type { FittedFeatures } from './fitted-features'
import { travelTimeMap } from './travel-time-map'

/** What of a specification the places allow, and the zones to use. */
interface UsablePlaces {
  readonly spec: FeatureSpec
  readonly zoneSet: ZoneSet | null
  readonly pointsOf: FittedFeatures['pointsOf']
}

/**
 * The rides' own coordinates where any has them; else those of the zones; else, where the specification asks for it, the travel-time map of these very rows; else none, and
 * nothing that needs them.
 */
export function* usablePlaces(
  spec: FeatureSpec,
  trips: TripColumns,
  rows: Int32Array,
  zoneSet: ZoneSet | null,
): Steps<UsablePlaces> {
  if (hasAnyPoint(trips)) {
    const placed = withoutMap(spec)
    const looksAtPoints = placed.features.some((name) => FEATURES[name].needsPoints)
    return { spec: placed, zoneSet, pointsOf: looksAtPoints ? 'rides' : 'zones' }
  }
  if (zoneSet && hasGroundPoints(zoneSet)) return { spec: withoutMap(spec), zoneSet, pointsOf: 'zones' }
  const wantsMap = spec.features.includes('travel-time-map')
  const map = wantsMap ? yield* travelTimeMap(trips, rows) : null
  return map === null
    ? { spec: withoutPoints(spec), zoneSet, pointsOf: 'zones' }
    : { spec, pointsOf: 'zones', zoneSet: mappedZones(map, zoneSet?.zones ?? [], zoneSet?.name ?? null) }
}

const hasAnyPoint = ({ points }: TripColumns): boolean =>
  points !== null && [points.pickupLat, points.dropoffLat].some((column) => column.some((lat) => !Number.isNaN(lat)))

/** A zone set without the zones that are not listed. */
export function onlyOf(zoneSet: ZoneSet | null, ids: readonly number[]): ZoneSet | null {
  const kept = new Set(ids)
  return zoneSet && { ...zoneSet, zones: zoneSet.zones.filter(({ id }) => kept.has(id)) }
}
