'use client'
import dynamic from 'next/dynamic'
import classes from './chart.module.css'
import type { HistogramProps } from './histogram-props'

const HistogramPlot = dynamic(() => import('./histogram-plot').then((m) => m.HistogramPlot), { ssr: false })

/** Counts in bins of equal width; bars start at zero. */
export function Histogram(props: HistogramProps) {
  const { height = 204 } = props
  return (
    <div>
      <div className={classes.yTitle}>{props.yTitle}</div>
      <div style={{ height }}>
        <HistogramPlot {...props} height={height} />
      </div>
      <div className={classes.xTitle}>{props.xTitle}</div>
    </div>
  )
}
