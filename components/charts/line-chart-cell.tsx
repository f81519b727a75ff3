'use client'
import { type ReactNode, useState } from 'react'
import { Legend } from '@/components/ui/legend'
import { Cell } from '@/components/ui/sheet'
import { LineChart } from './line-chart'
import type { LineChartProps } from './line-chart-props'
import { lineTable } from './line-table'

interface LineChartCellProps extends Omit<LineChartProps, 'hidden'> {
  readonly title: ReactNode
  readonly sub?: ReactNode
  /** A switch, right of the legend. */
  readonly tools?: ReactNode
  /** Name of the files that it is saved as, without ending. */
  readonly name: string
}

/** A line chart in its panel: the legend filters, `⋯` has the table and the downloads. */
export function LineChartCell({ title, sub, tools, name, ...chart }: LineChartCellProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) =>
    setHidden((before) => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
  return (
    <Cell
      title={title}
      sub={sub}
      figure
      table={lineTable(name, chart)}
      tools={
        <>
          <Legend
            items={chart.series.map(({ key, name, identity }) => ({ key, name, identity }))}
            hidden={hidden}
            onToggle={toggle}
          />
          {tools}
        </>
      }
    >
      <LineChart {...chart} hidden={hidden} />
    </Cell>
  )
}
