'use client'
import { useMemo } from 'react'
import { rampColour, rampStep } from '@/components/theme/ramps'
import { formatCount } from '@/components/ui/format-number'
import { RampLegend } from '@/components/ui/ramp-legend'
import { drawZones } from '@/lib/places/zone-map'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Profile } from '@/lib/trips/profile'
import { zoneName } from './zone-name'

interface PickupMapProps {
  readonly zones: Profile['topPickups']
  readonly zoneSet: ZoneSet | null
}

const SIDE = 252

/** Zones drawn around their points, coloured by trips on a logarithmic ramp. Nothing where no points are known. */
export function PickupMap({ zones, zoneSet }: PickupMapProps) {
  const map = useMemo(() => (zoneSet ? drawZones(zoneSet.zones, SIDE, SIDE) : null), [zoneSet])
  if (!map) return null
  const trips = new Map(zones.map(({ zone, rows }) => [zone, rows]))
  const most = Math.max(1, ...zones.map(({ rows }) => rows))
  const least = Math.min(most, ...zones.map(({ rows }) => rows))
  const domain = [Math.log(least), Math.log(most) + 1e-9] as const
  return (
    <div style={{ maxWidth: SIDE * 1.2 }}>
      <svg
        data-figure
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        width="100%"
        style={{ display: 'block' }}
        role="img"
        aria-label="Map of zones by trips; the table beside it has the numbers"
      >
        {map.zones.map(({ id, outline }) => {
          const rows = trips.get(id)
          return (
            <path
              key={id}
              d={`M${outline.map((value) => value.toFixed(1)).join(' ')}Z`}
              fill={rows === undefined ? 'var(--rc-map-land)' : rampColour('count', rampStep(Math.log(rows), domain))}
              stroke="var(--rc-map-line)"
              strokeWidth={0.6}
            >
              <title>{`${zoneName(zoneSet, id)}: ${rows === undefined ? 'few trips' : `${formatCount(rows)} trips`}`}</title>
            </path>
          )
        })}
      </svg>
      <div style={{ marginTop: 4 }}>
        <RampLegend ramp="count" low={formatCount(least)} high={`${formatCount(most)} trips`} />
      </div>
    </div>
  )
}
