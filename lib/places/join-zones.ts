import type { Zone, ZoneSet } from './zone-set'
import { zoneSetOf } from './zone-set-of'

const hasPoints = ({ zones }: ZoneSet): boolean => zones.some((zone) => zone.lat !== null)

/** Of the zones that both name, the share that must agree: other cities number their zones from 1 too. */
const SAME_NAMES = 0.5

/** A set of names where the other has points, of the same city: one completes the other. */
export function areComplements(a: ZoneSet, b: ZoneSet): boolean {
  if (a.simulated || b.simulated || a.layout.kind !== 'ground' || b.layout.kind !== 'ground') return false
  if (hasPoints(a) === hasPoints(b)) return false
  const others = new Map(b.zones.map((zone) => [zone.id, zone]))
  const common = a.zones.flatMap((zone) => {
    const other = others.get(zone.id)
    return other ? [[zone, other] as const] : []
  })
  if (2 * common.length < Math.min(a.zones.length, b.zones.length)) return false
  const named = common.filter(([one, other]) => one.name !== null && other.name !== null)
  const same = named.filter(([one, other]) => one.name?.toLowerCase() === other.name?.toLowerCase())
  return same.length >= SAME_NAMES * named.length
}

/** Both as one set: names from the one without points where it has them, points from the other. */
export async function joinZones(a: ZoneSet, b: ZoneSet): Promise<ZoneSet> {
  const [names, points] = hasPoints(a) ? [b, a] : [a, b]
  const joined = new Map<number, Zone>(points.zones.map((zone) => [zone.id, zone]))
  for (const zone of names.zones) {
    const point = joined.get(zone.id)
    joined.set(
      zone.id,
      point ? { ...point, name: zone.name ?? point.name, borough: zone.borough ?? point.borough } : zone,
    )
  }
  const zones = [...joined.values()].sort((one, other) => one.id - other.id)
  const readAs = [...names.readAs, ...points.readAs]
  return zoneSetOf({ name: `${names.name} + ${points.name}`, zones, readAs })
}
