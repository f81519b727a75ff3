'use client'
import { DensityGrid } from '@/components/charts/density-grid'
import { doublingAxis } from '@/components/charts/grid-axis'
import { Cell } from '@/components/ui/sheet'
import { sayCount } from '@/lib/shared/say-count'
import type { ProfileView } from './profile-view'

const CELL = { most: 18, ratio: 0.62 } as const

/** How long rides of a distance take. */
export function DensityCell({ view }: { readonly view: ProfileView }) {
  const { density } = view.profile
  if (density === undefined) return null
  const title = 'Distance and duration'
  if (density === null)
    return (
      <Cell title={title} sub="rides by both">
        <p className="ink3">The files tell no distances.</p>
      </Cell>
    )
  const { counts, distanceFrom, durationFrom, outside } = density
  const edge = (step: number) => 2 ** (step / 4)
  return (
    <Cell
      title={title}
      sub={`rides by both, on logarithmic scales; ${view.profile.columns.some(({ readAs }) => readAs === 'distance') ? 'the metered distance is known only after the ride' : 'the great-circle distance, as the files tell no other'}`}
      figure
      table={{
        name: `${view.name} distance and duration`,
        columns: ['From (km)', 'To (km)', 'From (min)', 'To (min)', 'Trips'],
        rows: counts.flatMap((column, i) =>
          column.flatMap((trips, j) =>
            trips === 0
              ? []
              : [
                  [
                    edge(distanceFrom + i),
                    edge(distanceFrom + i + 1),
                    edge(durationFrom + j),
                    edge(durationFrom + j + 1),
                    trips,
                  ],
                ],
          ),
        ),
      }}
    >
      <DensityGrid
        label="Rides by distance and duration"
        counts={counts}
        x={doublingAxis({ name: 'distance', unit: 'km', bins: counts.length, from: distanceFrom })}
        y={doublingAxis({ name: 'duration', unit: 'min', bins: counts[0]?.length ?? 0, from: durationFrom })}
        unit="trips"
        cell={CELL}
      />
      {outside > 0 && (
        <div className="sm ink3 rule">
          {sayCount(outside, 'trip')} {outside === 1 ? 'has' : 'have'} no distance, or one below 1/8 km or from 128 km
          on.
        </div>
      )}
    </Cell>
  )
}
