'use client'
import dynamic from 'next/dynamic'
import classes from './chart.module.css'
import type { LineChartProps } from './line-chart-props'

const LinePlot = dynamic(() => import('./line-plot').then((m) => m.LinePlot), { ssr: false })

/** Lines over hairlines with labels at their ends. The chart library arrives with the first chart that is shown. */
export function LineChart(props: LineChartProps) {
  const { height = 200, xTitle, yTitle, right = 64 } = props
  return (
    <div>
      <div className={classes.yTitle}>{yTitle}</div>
      <div style={{ height }}>
        <LinePlot {...props} height={height} right={right} />
      </div>
      <div className={classes.xTitle} style={{ paddingRight: right }}>
        {xTitle}
      </div>
    </div>
  )
}
