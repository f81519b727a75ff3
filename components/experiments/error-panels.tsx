'use client'
import type { ReactNode } from 'react'
import { DensityGrid } from '@/components/charts/density-grid'
import { HeatMap } from '@/components/ui/heat-map'
import { BASELINE, type Identity } from '@/components/ui/identity'
import { Cell, Sheet } from '@/components/ui/sheet'
import { DENSITY_CELL_MINUTES, DENSITY_CELLS, type ErrorReport } from '@/lib/evaluation/error-report'
import type { RunReport } from '@/lib/experiments/run-report'
import { formatCount } from '@/lib/shared/format-number'
import { HOURS, WEEKDAYS } from '@/lib/shared/format-time'
import { BandsCell } from './bands-cell'
import { weekGrid, weekRange } from './error-figures'
import { ResidualsCell } from './residuals-cell'

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
              label={`Predicted against actual minutes of ${formatCount(errors.rides)} rides`}
              counts={densityColumns(errors)}
              to={DENSITY_CELLS * DENSITY_CELL_MINUTES}
              xTitle="actual (min)"
              yTitle="predicted (min)"
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
              rows: errors.hourOfWeekMae.map((mae, i) => [
                WEEKDAYS[Math.floor(i / 24)] ?? '',
                i % 24,
                mae,
                errors.hourOfWeekRides[i] ?? 0,
              ]),
            }}
          >
            <HeatMap
              label="Mean absolute error by hour of pickup and weekday"
              rows={WEEKDAYS}
              columns={HOURS}
              values={weekGrid(errors.hourOfWeekMae)}
              domain={weekRange(errors.hourOfWeekMae)}
              ramp="error"
              unit="min"
              format={(value) => value.toFixed(1)}
              xTitle="hour of pickup"
              note={(row, column) => `${formatCount(errors.hourOfWeekRides[row * 24 + column] ?? 0)} rides`}
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

const Waiting = ({ title }: { title: string }) => (
  <Cell title={title}>
    <p className="ink3" role="status" style={{ minHeight: 184 }}>
      Reading its predictions…
    </p>
  </Cell>
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
