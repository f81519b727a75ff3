'use client'
import { readyValue, useLive } from '@/components/providers/use-live'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import type { WorstRide } from '@/lib/evaluation/error-report'
import { zoneInFull, zoneName } from '@/lib/places/place-name'
import { formatChange, formatFixed } from '@/lib/shared/format-number'
import { formatLocalShort } from '@/lib/shared/format-time'
import type { ZoneSetId } from '@/lib/shared/ids'
import { formatLocalTime } from '@/lib/shared/local-time'
import classes from './worst-rides.module.css'

interface Props {
  readonly rides: readonly WorstRide[] | null
  readonly zoneSetId: ZoneSetId | null
  readonly name: string
}

/** The rides a model misses most, with the names of their places where they are known. */
export function WorstRides({ rides, zoneSetId, name }: Props) {
  const zoneSet = readyValue(
    useLive(async ({ zoneSets }) => (zoneSetId === null ? null : await zoneSets.get(zoneSetId)), `zones ${zoneSetId}`),
  )
  const place = (id: number) => zoneName(zoneSet ?? null, id)
  return (
    <Cell
      title="Worst rides"
      sub="the 20 largest errors"
      table={
        rides
          ? {
              name: `${name}-worst-rides`,
              columns: ['pickup', 'from', 'to', 'actual (min)', 'predicted (min)', 'error (min)'],
              rows: rides.map((ride) => [
                formatLocalTime(ride.pickupAt),
                zoneInFull(zoneSet ?? null, ride.pickupZone),
                zoneInFull(zoneSet ?? null, ride.dropoffZone),
                ride.actual,
                ride.predicted,
                ride.predicted - ride.actual,
              ]),
            }
          : undefined
      }
    >
      {rides === null ? (
        <p className="ink3" role="status">
          Reading its predictions…
        </p>
      ) : (
        <Scrolling label="Worst rides">
          <table className="t dense">
            <thead>
              <tr>
                <th>Pickup</th>
                <th>From</th>
                <th className="hide-sm">To</th>
                <th className={`r ${classes.head}`}>Actual (min)</th>
                <th className={`r hide-sm ${classes.head}`}>Predicted (min)</th>
                <th className={`r ${classes.head}`}>Error (min)</th>
              </tr>
            </thead>
            <tbody>
              {rides.map((ride, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two rides may be equal in every column
                <tr key={i}>
                  <td className="num nowrap ink2">{formatLocalShort(ride.pickupAt)}</td>
                  <td className={classes.place}>
                    {place(ride.pickupZone)}
                    <span className="only-sm ink3">to {place(ride.dropoffZone)}</span>
                  </td>
                  <td className={`hide-sm ${classes.place}`}>{place(ride.dropoffZone)}</td>
                  <td className="r num">{formatFixed(ride.actual, 1)}</td>
                  <td className="r num hide-sm">{formatFixed(ride.predicted, 1)}</td>
                  <td className="r num b">{formatChange(ride.predicted - ride.actual, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </Cell>
  )
}
