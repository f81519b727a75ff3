import type { ZoneSet } from '@/lib/places/zone-set'

/** A zone's name where the set knows one, `zone 75` else. */
export function zoneName(zoneSet: ZoneSet | null, id: number): string {
  return zoneSet?.zones.find((zone) => zone.id === id)?.name ?? `zone ${id}`
}
