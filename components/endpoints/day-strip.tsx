'use client'
import { formatMetric } from '@/lib/shared/format-number'
import classes from './day-strip.module.css'

interface Props {
  /** Minutes at each full hour. */
  readonly hours: readonly number[]
  /** 0–23. */
  readonly chosen: number
  readonly onChoose: (hour: number) => void
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** The same ride at the other hours of its day, as this browser's own model sees it. Bars start at zero; a press sets the hour. */
export function DayStrip({ hours, chosen, onChoose }: Props) {
  const slowest = hours.indexOf(Math.max(...hours))
  const quickest = hours.indexOf(Math.min(...hours))
  const most = hours[slowest] ?? 1
  return (
    <div>
      <div className={classes.bars} aria-hidden>
        {hours.map((minutes, hour) => (
          <button
            key={clock(hour)}
            type="button"
            tabIndex={-1}
            title={`${clock(hour)}, ${formatMetric(minutes)}\u00a0min`}
            data-chosen={hour === chosen || undefined}
            onClick={() => onChoose(hour)}
          >
            <i style={{ height: `${(minutes / most) * 100}%` }} />
          </button>
        ))}
      </div>
      <div className={`xs ink3 num ${classes.axis}`} aria-hidden>
        {[0, 6, 12, 18].map((hour) => (
          <span key={hour}>{clock(hour)}</span>
        ))}
      </div>
      <p className="sm ink3 num">
        Quickest at {clock(quickest)} with {formatMetric(hours[quickest] ?? 0)}&nbsp;min, slowest at {clock(slowest)}{' '}
        with {formatMetric(most)}&nbsp;min.
      </p>
    </div>
  )
}
