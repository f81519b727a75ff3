import { zoneName } from '@/lib/places/place-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { dateOfDay, type TripFilter } from '@/lib/trips/trip-filter'

/** What the rides do for which a filter holds: "begin in East Harlem North on 2023-01-10 to 2023-01-20". */
export function sayFilter({ fromDay, toDay, pickupZone, dropoffZone }: TripFilter, zoneSet: ZoneSet | null): string {
  const place = (zone: number) => zoneName(zoneSet, zone)
  const where = [
    pickupZone === null ? '' : `begin in ${place(pickupZone)}`,
    dropoffZone === null ? '' : `end in ${place(dropoffZone)}`,
  ].filter(Boolean)
  return [where.length === 0 && when(fromDay, toDay) !== '' ? 'begin' : where.join(' and '), when(fromDay, toDay)]
    .filter(Boolean)
    .join(' ')
}

function when(fromDay: number | null, toDay: number | null): string {
  const last = toDay === null ? null : toDay - 1
  if (fromDay === null && last === null) return ''
  if (fromDay === null) return `up to ${dateOfDay(last ?? 0)}`
  if (last === null) return `from ${dateOfDay(fromDay)} on`
  return fromDay === last ? `on ${dateOfDay(last)}` : `from ${dateOfDay(fromDay)} to ${dateOfDay(last)}`
}
