import { SegmentedControl } from '@mantine/core'
import { AXES, type CurveAxis } from './learning-curve'

/** Learning curves over epochs or over time. */
export const CurveAxisSwitch = ({ axis, onAxis }: { axis: CurveAxis; onAxis: (axis: CurveAxis) => void }) => (
  <SegmentedControl
    size="xs"
    aria-label="Horizontal axis"
    data={[...AXES]}
    value={axis}
    onChange={(value) => onAxis(value)}
  />
)
