import { SegmentedControl } from '@mantine/core'
import type { StepWord } from '@/lib/experiments/step-word'
import { axesOf, type CurveAxis } from './learning-curve'

interface Props {
  readonly axis: CurveAxis
  readonly step: StepWord
  readonly onAxis: (axis: CurveAxis) => void
}

/** Learning curves over epochs (or trees) or over time. */
export const CurveAxisSwitch = ({ axis, step, onAxis }: Props) => (
  <SegmentedControl
    size="xs"
    aria-label="Horizontal axis"
    data={axesOf(step)}
    value={axis}
    onChange={(value) => onAxis(value)}
  />
)
