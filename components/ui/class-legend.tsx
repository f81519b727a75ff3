import { type Ramp, rampColour } from '@/components/theme/ramps'
import { formatCount } from '@/lib/shared/format-number'
import classes from './ramp-legend.module.css'

interface ClassLegendProps {
  readonly ramp: Ramp
  readonly unit: string
  /** What each class begins with, and its step on the ramp; the last has no upper end. */
  readonly limits: readonly number[]
  readonly stepOf: (index: number) => number
}

/** Classes of counts with the limit under the start of each; where there are many, under every other one. */
export function ClassLegend({ ramp, unit, limits, stepOf }: ClassLegendProps) {
  const every = limits.length > 5 ? 2 : 1
  const last = limits.length - 1
  return (
    <div className={classes.classes} style={{ gridTemplateColumns: `repeat(${limits.length}, minmax(0, 1fr))` }}>
      {limits.map((limit, index) => (
        <span key={limit}>
          <i style={{ background: rampColour(ramp, stepOf(index)) }} aria-hidden />
          {(last - index) % every === 0 && `${formatCount(limit)}${index === last ? `+ ${unit}` : ''}`}
        </span>
      ))}
    </div>
  )
}
