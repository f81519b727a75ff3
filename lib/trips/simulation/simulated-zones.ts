import type { ZoneSet } from '@/lib/places/zone-set'
import { zoneSetOf } from '@/lib/places/zone-set-of'
import { simulatedCity } from './city'

/** The zones of the simulated city, with names and coordinates. */
export async function simulatedZones(seed: number): Promise<ZoneSet> {
  const { zones, toDegrees } = simulatedCity(seed)
  return zoneSetOf({
    name: 'Simulated city',
    zones: zones.map((zone) => ({ id: zone.id, name: zone.name, borough: zone.borough, ...toDegrees(zone) })),
    simulated: true,
  })
}
