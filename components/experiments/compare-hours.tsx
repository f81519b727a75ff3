'use client'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { HeatMap } from '@/components/ui/heat-map'
import { Cell } from '@/components/ui/sheet'
import type { ComparisonReport } from '@/lib/experiments/run-report'
import { formatChange, formatCount } from '@/lib/shared/format-number'
import { HOURS, WEEKDAYS } from '@/lib/shared/format-time'
import type { ComparedRun } from './compared-runs'
import { evenRange, weekDifference, weekGrid, weekRange } from './error-figures'

/** Error by hour of the week: the two best runs against each other, or one at a time. */
export function CompareHours({ runs, report }: { runs: readonly ComparedRun[]; report: ComparisonReport }) {
  const order = runs
    .map((_, i) => i)
    .toSorted((a, b) => (runs[a]?.result.metrics.valid.mae.value ?? 0) - (runs[b]?.result.metrics.valid.mae.value ?? 0))
  const [first = 0, second = 1] = order
  const [shown, setShown] = useState('difference')
  const hours = (i: number) => report.runs[i]?.errors.hourOfWeekMae ?? []
  const isDifference = shown === 'difference'
  const one = Number(shown)
  const values = isDifference ? weekDifference(hours(first), hours(second)) : hours(one)
  const name = (i: number) => runs[i]?.name ?? ''
  const everyHour = order.flatMap((i) => [...hours(i)])
  return (
    <Cell
      title="Error by hour and weekday"
      sub={
        isDifference
          ? `blue: ${name(first)} beats ${name(second)}; slash: few rides`
          : `MAE of ${name(one)}; slash: few rides`
      }
      figure
      tools={
        <SegmentedControl
          size="xs"
          aria-label="Which runs"
          data={[
            { value: 'difference', label: 'Difference' },
            { value: String(first), label: name(first) },
            { value: String(second), label: name(second) },
          ]}
          value={shown}
          onChange={setShown}
        />
      }
      table={{
        name: 'error-by-hour',
        columns: ['weekday', 'hour', ...runs.map((run) => `${run.name} MAE (min)`), 'rides'],
        rows: Array.from({ length: 168 }, (_, hour) => [
          WEEKDAYS[Math.floor(hour / 24)] ?? '',
          hour % 24,
          ...runs.map((_, i) => hours(i)[hour] ?? null),
          report.runs[0]?.errors.hourOfWeekRides[hour] ?? 0,
        ]),
      }}
    >
      <HeatMap
        label="Mean absolute error by hour of pickup and weekday"
        rows={WEEKDAYS}
        columns={HOURS}
        values={weekGrid(values)}
        domain={isDifference ? evenRange(values) : weekRange(everyHour)}
        ramp={isDifference ? 'diff' : 'error'}
        unit="min MAE"
        format={(value) => (isDifference ? formatChange(value, 1) : value.toFixed(1))}
        xTitle="hour of pickup"
        note={(row, column) => `${formatCount(report.runs[0]?.errors.hourOfWeekRides[row * 24 + column] ?? 0)} rides`}
      />
    </Cell>
  )
}
