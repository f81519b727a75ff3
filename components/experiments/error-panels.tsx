'use client'
import type { ReactNode } from 'react'
import { DensityGrid } from '@/components/charts/density-grid'
import { evenAxis } from '@/components/charts/grid-axis'
import { BASELINE, type Identity } from '@/components/ui/identity'
import { Cell, Sheet } from '@/components/ui/sheet'
import { weekdayAndHour } from '@/components/ui/week-grid'
import { WeekMap } from '@/components/ui/week-map'
import { DENSITY_CELL_MINUTES, DENSITY_CELLS, type ErrorReport } from '@/lib/evaluation/error-report'
import type { RunReport } from '@/lib/experiments/run-report'
import { sayCount } from '@/lib/shared/say-count'
import { BandsCell } from './bands-cell'
import { weekRange } from './error-figures'
import { ResidualsCell } from './residuals-cell'
import { WaitingCell } from './waiting-cell'

interface Props {
  readonly name: string
  readonly report: RunReport | null
  readonly identity: Identity
  /** The table of all metrics, third in the first sheet. */
  readonly metrics: ReactNode
  /** What it was made from, beside the errors by duration. */
  readonly provenance: ReactNode
}

/** Where a run errs: residuals, predicted against actual, by hour and weekday, by distance, by duration. */
export function ErrorPanels({ name, report, identity, metrics, provenance }: Props) {
  const errors = report?.errors ?? null
  const lookup = report?.lookup?.errors ?? null
  return (
    <>
      <Sheet columns="repeat(3, minmax(0, 1fr))">
        {errors ? (
          <ResidualsCell
            name={`${name}-residuals`}
            sub="right: too long"
            models={{ run: errors, ...(lookup ? { lookup } : {}) }}
            height={184}
            right={8}
            series={[
              ...(lookup
                ? [
                    {
                      key: 'lookup',
                      name: 'lookup',
                      identity: { ...BASELINE, dash: '4 3' },
                      width: 1.25,
                      end: false as const,
                    },
                  ]
                : []),
              { key: 'run', name: 'this run', identity, width: 2, end: false as const },
            ]}
          />
        ) : (
          <Waiting title="Residuals" />
        )}
        {errors ? (
          <Cell
            title="Predicted and actual"
            sub="2-min cells; on the line is right"
            figure
            table={densityTable(name, errors)}
          >
            <DensityGrid
              label={`Predicted against actual minutes of ${sayCount(errors.rides, 'ride')}`}
              counts={densityColumns(errors)}
              x={evenAxis({ name: 'actual', ...DENSITY })}
              y={evenAxis({ name: 'predicted', ...DENSITY })}
              unit="rides"
              cell={DENSITY_CELL}
              equal
            />
          </Cell>
        ) : (
          <Waiting title="Predicted and actual" />
        )}
        <Cell title="All metrics" sub="with both ends of the 95 % interval">
          {metrics}
        </Cell>
      </Sheet>
      <Sheet columns="minmax(0, 1.2fr) minmax(0, 1fr)">
        {errors ? (
          <Cell
            title="Error by hour and weekday"
            sub="MAE; slash: under 5 rides"
            figure
            table={{
              name: `${name}-by-hour`,
              columns: ['weekday', 'hour', 'MAE (min)', 'rides'],
              rows: errors.hourOfWeekMae.map((mae, i) => [...weekdayAndHour(i), mae, errors.hourOfWeekRides[i] ?? 0]),
            }}
          >
            <WeekMap
              label="Mean absolute error by hour of pickup and weekday"
              hours={errors.hourOfWeekMae}
              domain={weekRange(errors.hourOfWeekMae)}
              ramp="error"
              unit="min"
              format={(value) => value.toFixed(1)}
              note={(hour) => sayCount(errors.hourOfWeekRides[hour] ?? 0, 'ride')}
            />
          </Cell>
        ) : (
          <Waiting title="Error by hour and weekday" />
        )}
        {errors?.distanceBands ? (
          <BandsCell
            title="Error by distance"
            name={`${name}-by-distance`}
            of="Straight line (km)"
            bands={errors.distanceBands}
            lookup={lookup?.distanceBands ?? null}
            identity={identity}
          />
        ) : errors ? (
          <Cell title="Error by distance">
            <p className="ink2">
              How far rides go is known where zones have coordinates. Add a points file on the data page, and runs that
              use it are judged by distance too.
            </p>
          </Cell>
        ) : (
          <Waiting title="Error by distance" />
        )}
      </Sheet>
      <Sheet columns="minmax(0, 1.2fr) minmax(0, 1fr)">
        {errors ? (
          <BandsCell
            title="Error by duration"
            name={`${name}-by-duration`}
            of="Actual (min)"
            bands={errors.durationBands}
            lookup={lookup?.durationBands ?? null}
            identity={identity}
          />
        ) : (
          <Waiting title="Error by duration" />
        )}
        {provenance}
      </Sheet>
    </>
  )
}

const DENSITY = { unit: 'min', bins: DENSITY_CELLS, to: DENSITY_CELLS * DENSITY_CELL_MINUTES } as const
const DENSITY_CELL = { most: 9, ratio: 1 } as const

const Waiting = ({ title }: { title: string }) => (
  <WaitingCell title={title} height={184}>
    Reading its predictions…
  </WaitingCell>
)

/** The report has predicted rows of actual columns; the figure wants columns. */
const densityColumns = ({ density }: ErrorReport): readonly (readonly number[])[] =>
  Array.from({ length: DENSITY_CELLS }, (_, actual) =>
    Array.from({ length: DENSITY_CELLS }, (_, predicted) => density[predicted * DENSITY_CELLS + actual] ?? 0),
  )

const densityTable = (name: string, { density }: ErrorReport) => ({
  name: `${name}-predicted-actual`,
  columns: ['actual from (min)', 'predicted from (min)', 'rides'],
  rows: density.flatMap((rides, i) =>
    rides === 0
      ? []
      : [[(i % DENSITY_CELLS) * DENSITY_CELL_MINUTES, Math.floor(i / DENSITY_CELLS) * DENSITY_CELL_MINUTES, rides]],
  ),
})
