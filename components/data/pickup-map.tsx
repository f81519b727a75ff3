'use client'
import { useMemo } from 'react'
import { RAMP_STEPS, rampColour } from '@/components/theme/ramps'
import { RampLegend } from '@/components/ui/ramp-legend'
import { layoutWords } from '@/lib/places/layout-words'
import { drawZones, pathOf } from '@/lib/places/zone-map'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount } from '@/lib/shared/format-number'
import type { Profile } from '@/lib/trips/profile'
import { zoneName } from './zone-name'

interface PickupMapProps {
  /** The most trips first. */
  readonly zones: Profile['topPickups']
  /** Placed on the ground or on a travel-time map. */
  readonly zoneSet: ZoneSet | null
}

const SIDE = 252

/** Zones drawn around their points, coloured by trips in nine equal shares of the zones. Nothing where no points are known. */
export function PickupMap({ zones, zoneSet }: PickupMapProps) {
  const map = useMemo(() => (zoneSet ? drawZones(zoneSet.zones, SIDE, SIDE) : null), [zoneSet])
  if (!map || !zoneSet) return null
  const words = layoutWords(zoneSet.layout)
  const trips = new Map(zones.map(({ zone, rows }) => [zone, rows]))
  const most = Math.max(1, ...zones.map(({ rows }) => rows))
  const least = Math.min(most, ...zones.map(({ rows }) => rows))
  const rank = new Map(zones.map(({ zone }, i) => [zone, zones.length - 1 - i]))
  const stepOf = (id: number) => Math.floor(((rank.get(id) ?? 0) / Math.max(1, zones.length)) * RAMP_STEPS)
  return (
    <div style={{ maxWidth: SIDE * 1.2 }}>
      <svg
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        width="100%"
        style={{ display: 'block' }}
        role="img"
        aria-label={`${words ? `${words}. ` : ''}Map of zones by trips; the table beside it has the numbers`}
      >
        {map.zones.map((zone) => {
          const { id } = zone
          const rows = trips.get(id)
          return (
            <path
              key={id}
              d={pathOf(zone)}
              fillRule="evenodd"
              fill={rows === undefined ? 'var(--rc-map-land)' : rampColour('count', stepOf(id))}
              stroke="var(--rc-map-line)"
              strokeWidth={0.6}
            >
              <title>{`${zoneName(zoneSet, id)}: ${rows === undefined ? 'no trips' : `${formatCount(rows)} trips`}`}</title>
            </path>
          )
        })}
      </svg>
      {words && <p className="sm ink3">{words}</p>}
      <div style={{ marginTop: 4 }}>
        <RampLegend ramp="count" low={formatCount(least)} high={`${formatCount(most)} trips`} />
      </div>
    </div>
  )
}
