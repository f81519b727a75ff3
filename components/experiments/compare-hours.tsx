'use client'
import { SegmentedControl, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { LineChartCell } from '@/components/charts/line-chart-cell'
import { Cell } from '@/components/ui/sheet'
import { weekdayAndHour } from '@/components/ui/week-grid'
import { WeekMap } from '@/components/ui/week-map'
import type { ComparisonReport } from '@/lib/experiments/run-report'
import { formatChange } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import { type ComparedRun, drawnLast } from './compared-runs'
import { evenRange, hourPoints, weekDifference } from './error-figures'

interface Props {
  readonly runs: readonly ComparedRun[]
  readonly report: ComparisonReport
}

/** Error by hour: every run as a line over the day, or two against each other over the week. */
export function CompareHours({ runs, report }: Props) {
  const [view, setView] = useState<'day' | 'week'>('day')
  const tools = (
    <SegmentedControl
      size="xs"
      aria-label="Of the day or of the week"
      data={[
        { value: 'day', label: 'All runs' },
        { value: 'week', label: 'Two runs' },
      ]}
      value={view}
      onChange={(value) => setView(value)}
    />
  )
  return view === 'day' ? (
    <HoursOfDay runs={runs} report={report} tools={tools} />
  ) : (
    <HoursOfWeek runs={runs} report={report} tools={tools} />
  )
}

const HOUR_TICKS = [0, 3, 6, 9, 12, 15, 18, 21]

const HoursOfDay = ({ runs, report, tools }: Props & { readonly tools: ReactNode }) => (
  <LineChartCell
    name="error-by-hour"
    title="Error by hour"
    sub="over all weekdays; lower is better"
    tools={tools}
    data={hourPoints(Object.fromEntries(report.runs.map((run) => [run.id, run.errors])))}
    x="hour"
    height={212}
    right={88}
    xDomain={[0, 23]}
    xTicks={HOUR_TICKS}
    xTitle="hour of pickup"
    yTitle="MAE (min)"
    series={drawnLast(runs).map(({ id, name, identity }) => ({ key: id, name, identity }))}
  />
)

function HoursOfWeek({ runs, report, tools }: Props & { readonly tools: ReactNode }) {
  const order = runs
    .map((_, i) => i)
    .toSorted((a, b) => (runs[a]?.result.metrics.valid.mae.value ?? 0) - (runs[b]?.result.metrics.valid.mae.value ?? 0))
  const [pair, setPair] = useState<readonly [number, number]>([order[0] ?? 0, order[1] ?? 1])
  const [first, second] = pair
  const hours = (i: number) => report.runs[i]?.errors.hourOfWeekMae ?? []
  const rides = report.runs[0]?.errors.hourOfWeekRides ?? []
  const values = weekDifference(hours(first), hours(second))
  return (
    <Cell
      title="Error by hour and weekday"
      sub={`blue: ${runs[first]?.name} beats ${runs[second]?.name}; slash: few rides`}
      figure
      tools={tools}
      table={{
        name: 'error-by-hour-of-week',
        columns: ['weekday', 'hour', ...runs.map((run) => `${run.name} MAE (min)`), 'rides'],
        rows: Array.from({ length: 168 }, (_, hour) => [
          ...weekdayAndHour(hour),
          ...runs.map((_, i) => hours(i)[hour] ?? null),
          rides[hour] ?? 0,
        ]),
      }}
    >
      <div className="row" style={{ marginBottom: 8 }} data-not-in-picture>
        <RunChoice label="Run" runs={runs} chosen={first} onChoose={(i) => setPair([i, second])} />
        <span className="sm ink3">minus</span>
        <RunChoice label="Run that is taken off" runs={runs} chosen={second} onChoose={(i) => setPair([first, i])} />
      </div>
      <WeekMap
        label={`Mean absolute error of ${runs[first]?.name} minus that of ${runs[second]?.name} by hour of pickup and weekday`}
        hours={values}
        domain={evenRange(values)}
        ramp="diff"
        unit="min MAE"
        format={(value) => formatChange(value, 1)}
        note={(hour) => `${sayCount(rides[hour] ?? 0, 'ride')}`}
      />
    </Cell>
  )
}

interface RunChoiceProps {
  readonly label: string
  readonly runs: readonly ComparedRun[]
  /** Its place among the runs. */
  readonly chosen: number
  readonly onChoose: (i: number) => void
}

const RunChoice = ({ label, runs, chosen, onChoose }: RunChoiceProps) => (
  <Select
    size="xs"
    w={150}
    aria-label={label}
    data={runs.map((run, i) => ({ value: String(i), label: run.name }))}
    value={String(chosen)}
    allowDeselect={false}
    onChange={(value) => onChoose(Number(value))}
  />
)
