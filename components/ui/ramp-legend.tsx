import type { ReactNode } from 'react'
import { RAMP_STEPS, type Ramp, rampColour } from '@/components/theme/ramps'
import classes from './ramp-legend.module.css'

const STEPS = Array.from({ length: RAMP_STEPS }, (_, step) => step)

/** The nine steps with both ends and the unit. */
export const RampLegend = ({
  ramp,
  low,
  high,
}: {
  readonly ramp: Ramp
  readonly low: ReactNode
  readonly high: ReactNode
}) => (
  <span className={classes.legend}>
    <span>{low}</span>
    <span className={classes.steps} aria-hidden>
      {STEPS.map((step) => (
        <i key={step} style={{ background: rampColour(ramp, step) }} />
      ))}
    </span>
    <span>{high}</span>
  </span>
)
