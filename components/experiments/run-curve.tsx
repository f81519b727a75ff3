import { LineChartCell } from '@/components/charts/line-chart-cell'
import type { LineChartProps } from '@/components/charts/line-chart-props'
import { TRAIN, VALIDATION } from '@/components/ui/identity'
import type { EpochPoint } from '@/lib/experiments/run'
import type { StepWord } from '@/lib/experiments/step-word'
import { CurveAxisSwitch } from './curve-axis-switch'
import { axisTitle, type CurveAxis, curvePoints, curveRange } from './learning-curve'

interface Props extends Pick<LineChartProps, 'height' | 'right' | 'xDomain' | 'dots'> {
  /** Name of the run. */
  readonly run: string
  readonly sub: string
  readonly epochs: readonly EpochPoint[]
  /** What an epoch of this run is. */
  readonly step: StepWord
  readonly axis: CurveAxis
  /** None: the axis cannot be switched. */
  readonly onAxis?: (axis: CurveAxis) => void
  /** Width of the line of the days watched. */
  readonly width: number
  /** Are the lines named at their ends? */
  readonly isLabelled: boolean
}

/** The learning curve of one run: training rides, and the days that early stopping watches. */
export function RunCurve({ run, sub, epochs, step, axis, onAxis, width, isLabelled, ...chart }: Props) {
  const end = isLabelled ? {} : { end: false as const }
  return (
    <LineChartCell
      name={`${run}-curve`}
      title="Learning curve"
      sub={sub}
      tools={onAxis && <CurveAxisSwitch axis={axis} step={step} onAxis={onAxis} />}
      data={curvePoints(epochs, axis)}
      x="x"
      xTitle={axisTitle(axis, step)}
      yTitle="RMSE (min)"
      yDomain={curveRange(epochs, [])}
      series={[
        { key: 'train', name: 'train', identity: TRAIN, width: 1.5, ...end },
        { key: 'watched', name: 'days watched', identity: VALIDATION, width, ...end },
      ]}
      {...chart}
    />
  )
}
