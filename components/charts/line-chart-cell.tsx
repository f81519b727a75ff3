'use client'
import { type ReactNode, useState } from 'react'
import { Legend } from '@/components/ui/legend'
import { Cell } from '@/components/ui/sheet'
import { LineChart } from './line-chart'
import type { LineChartProps } from './line-chart-props'
import { lineTable } from './line-table'

interface LineChartCellProps extends Omit<LineChartProps, 'hidden' | 'label'> {
  readonly title: string
  readonly sub?: ReactNode
  /** A switch, right of the legend. */
  readonly tools?: ReactNode
  /** Name of the files that it is saved as, without ending. */
  readonly name: string
  /** Below the chart. */
  readonly note?: ReactNode
}

/** Names that fit beside a panel's title; more stand in a row of their own. */
const BESIDE_TITLE = 2

/** A line chart in its panel: the legend filters, `⋯` has the table and the downloads. */
export function LineChartCell({ title, sub, tools, name, note, ...chart }: LineChartCellProps) {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const items = chart.series.filter((line) => line.follows === undefined)
  const hidden = new Set(chart.series.flatMap(({ key, follows }) => (off.has(follows ?? key) ? [key] : [])))
  const toggle = (key: string) =>
    setOff((before) => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
  const legend = (
    <Legend
      items={items.map(({ key, name, identity }) => ({ key, name, identity }))}
      hidden={hidden}
      onToggle={toggle}
    />
  )
  const isBeside = items.length <= BESIDE_TITLE
  return (
    <Cell
      title={title}
      sub={sub}
      figure
      table={lineTable(name, chart)}
      tools={
        <>
          {isBeside && legend}
          {tools}
        </>
      }
    >
      {!isBeside && <div style={{ marginBottom: 4 }}>{legend}</div>}
      <LineChart {...chart} label={title} hidden={hidden} />
      {note}
    </Cell>
  )
}
