import { zoneName } from '@/lib/places/place-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { dateOfDay, type TripFilter } from '@/lib/trips/trip-filter'

/** What the ids of rides are. */
interface KnownPlaces {
  readonly zoneSet: ZoneSet | null
  /** Ids that say of no place. */
  readonly unknown: ReadonlySet<number>
}

/** What the rides do for which a filter holds: "begin in East Harlem North on 2023-01-10 to 2023-01-20", "end at an unknown place". */
export function sayFilter({ fromDay, toDay, pickupZone, dropoffZone }: TripFilter, places: KnownPlaces): string {
  const where = [
    pickupZone === null ? '' : `begin ${whereOf(pickupZone, places)}`,
    dropoffZone === null ? '' : `end ${whereOf(dropoffZone, places)}`,
  ].filter(Boolean)
  return [where.length === 0 && when(fromDay, toDay) !== '' ? 'begin' : where.join(' and '), when(fromDay, toDay)]
    .filter(Boolean)
    .join(' ')
}

/** In a zone by its name, around the centre of a hexagon, which is its name. */
function whereOf(zone: number, { zoneSet, unknown }: KnownPlaces): string {
  if (unknown.has(zone)) return 'at an unknown place'
  return `${zoneSet?.layout.kind === 'h3' ? 'around' : 'in'} ${zoneName(zoneSet, zone)}`
}

function when(fromDay: number | null, toDay: number | null): string {
  const last = toDay === null ? null : toDay - 1
  if (fromDay === null && last === null) return ''
  if (fromDay === null) return `up to ${dateOfDay(last ?? 0)}`
  if (last === null) return `from ${dateOfDay(fromDay)} on`
  return fromDay === last ? `on ${dateOfDay(last)}` : `from ${dateOfDay(fromDay)} to ${dateOfDay(last)}`
}
