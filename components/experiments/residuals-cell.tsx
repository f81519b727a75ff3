import { LineChartCell } from '@/components/charts/line-chart-cell'
import type { LineSeries } from '@/components/charts/line-chart-props'
import type { ErrorReport } from '@/lib/evaluation/error-report'
import { densityTicks, RESIDUAL_TICKS, residualPoints, signedTick } from './error-figures'

interface Props {
  /** Name of the files that it is saved as, without ending. */
  readonly name: string
  readonly sub: string
  /** By the key of their series. */
  readonly models: Readonly<Record<string, ErrorReport>>
  readonly series: readonly LineSeries[]
  readonly height: number
  readonly right: number
}

/** How far off, and to which side: the residual densities of some models on one scale. */
export function ResidualsCell({ name, sub, models, series, height, right }: Props) {
  const points = residualPoints(models)
  const steps = densityTicks(points)
  return (
    <LineChartCell
      name={name}
      title="Residuals"
      sub={sub}
      data={points}
      x="minutes"
      height={height}
      right={right}
      xTitle="predicted − actual (min)"
      yTitle="rides (% per min)"
      xDomain={[-14, 14]}
      xTicks={RESIDUAL_TICKS}
      formatX={signedTick}
      yDomain={[0, steps.at(-1) ?? 1]}
      yTicks={steps}
      verticals={[{ x: 0 }]}
      smooth
      series={series}
    />
  )
}
