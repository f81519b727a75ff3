'use client'
import { useMemo } from 'react'
import { RAMP_STEPS, rampColour } from '@/components/theme/ramps'
import { ClassLegend } from '@/components/ui/class-legend'
import { layoutWords } from '@/lib/places/layout-words'
import { drawZones, pathOf } from '@/lib/places/zone-map'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount } from '@/lib/shared/format-number'
import type { Profile } from '@/lib/trips/profile'
import { classOf, countClasses } from './count-classes'
import { zoneName } from './zone-name'

interface PickupMapProps {
  /** The most trips first. */
  readonly zones: Profile['topPickups']
  /** Placed on the ground or on a travel-time map. */
  readonly zoneSet: ZoneSet | null
}

const SIDE = 252

/** Zones drawn around their points, coloured by trips in classes of about as many zones each. Nothing where no points are known. */
export function PickupMap({ zones, zoneSet }: PickupMapProps) {
  const map = useMemo(() => (zoneSet ? drawZones(zoneSet.zones, SIDE, SIDE) : null), [zoneSet])
  if (!map || !zoneSet) return null
  const words = layoutWords(zoneSet.layout)
  const trips = new Map(zones.map(({ zone, rows }) => [zone, rows]))
  const limits = countClasses(
    zones.map(({ rows }) => rows),
    RAMP_STEPS,
  )
  const stepOf = (index: number) => Math.round((index / Math.max(1, limits.length - 1)) * (RAMP_STEPS - 1))
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
              fill={rows === undefined ? 'var(--rc-map-land)' : rampColour('count', stepOf(classOf(rows, limits)))}
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
        <ClassLegend ramp="count" unit="trips" limits={limits} stepOf={stepOf} />
      </div>
    </div>
  )
}
