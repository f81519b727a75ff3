import { hashBytes } from '@/lib/shared/hash'
import { zoneSetId } from '@/lib/shared/ids'
import { ON_GROUND, type ZoneSet } from './zone-set'

type Parts = Pick<ZoneSet, 'name' | 'zones'> & Partial<Pick<ZoneSet, 'layout' | 'readAs' | 'simulated'>>

/** A zone set whose id is the hash of its zones: the same zones, however they came, are one set. */
export async function zoneSetOf({
  name,
  zones,
  layout = ON_GROUND,
  readAs = [],
  simulated = false,
}: Parts): Promise<ZoneSet> {
  // Sets without shapes on the ground hash as they did before there were any.
  const rows = zones.map(({ id, name, borough, lat, lon, outline }) => [
    id,
    name,
    borough,
    lat,
    lon,
    ...(outline === undefined ? [] : [outline]),
  ])
  const text = JSON.stringify(layout.kind === 'ground' ? rows : [layout, rows])
  const id = zoneSetId(await hashBytes(new TextEncoder().encode(text)))
  return { schemaVersion: 2, id, name, zones, layout, readAs, simulated }
}
