'use client'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Cell } from '@/components/ui/sheet'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount, formatPercentFigure } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { zonesForHalf } from './busiest'
import { PickupMap } from './pickup-map'
import classes from './top-zones-cell.module.css'
import { useDrawnZones } from './use-drawn-zones'
import { zoneName } from './zone-name'

const SHOWN = 8

interface TopZonesCellProps {
  readonly dataset: Dataset
  readonly zoneSet: ZoneSet | null
}

/** Where rides begin and end. */
export function TopZonesCell({ dataset, zoneSet }: TopZonesCellProps) {
  const drawn = useDrawnZones(dataset, zoneSet)
  const [end, setEnd] = useState<'pickup' | 'dropoff'>('pickup')
  const { topPickups, topDropoffs } = dataset.profile
  const zones = end === 'pickup' ? topPickups : topDropoffs
  const shareOf = (rows: number) => (dataset.rows === 0 ? 0 : rows / dataset.rows)
  const half = zonesForHalf(zones, dataset.rows)
  return (
    <Cell
      title={end === 'pickup' ? 'Pickups' : 'Drop-offs'}
      sub={
        half === null ? 'by zone, the most first' : `by zone; half are in ${half === 1 ? 'one zone' : `${half} zones`}`
      }
      tools={
        <SegmentedControl
          aria-label="End of the ride"
          data={[
            { value: 'pickup', label: 'Pickups' },
            { value: 'dropoff', label: 'Drop-offs' },
          ]}
          value={end}
          onChange={(value) => setEnd(value === 'dropoff' ? 'dropoff' : 'pickup')}
        />
      }
      figure
      table={{
        name: `${dataset.name} top zones`,
        columns: ['Zone id', 'Zone', 'Trips', 'Share (%)'],
        rows: zones.map(({ zone, rows }) => [String(zone), zoneName(zoneSet, zone), rows, shareOf(rows) * 100]),
      }}
    >
      <div className={drawn ? classes.halves : ''}>
        <PickupMap zones={zones} zoneSet={drawn} />
        <div style={{ minWidth: 0 }}>
          <table className="t dense">
            <thead>
              <tr>
                <th>Zone</th>
                <th className="r">Trips</th>
                {!drawn && <th className="r">Share (%)</th>}
              </tr>
            </thead>
            <tbody>
              {zones.slice(0, SHOWN).map(({ zone, rows }) => (
                <tr key={zone}>
                  <td className={`ell ${classes.name}`} title={zoneName(zoneSet, zone)}>
                    {zoneName(zoneSet, zone)}
                  </td>
                  <td className="r num b">{formatCount(rows)}</td>
                  {!drawn && <td className="r num">{formatPercentFigure(shareOf(rows), 1)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Cell>
  )
}
