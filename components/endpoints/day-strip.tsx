'use client'
import { minutesInWords } from '@/lib/shared/duration'
import classes from './day-strip.module.css'

interface Props {
  /** Minutes at each full hour. */
  readonly hours: readonly number[]
  /** 0–23. */
  readonly chosen: number
  readonly onChoose: (hour: number) => void
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/**
 * The same ride at the full hours of its day, as this browser's own model sees it. Bars start at zero. A press, a drag or the arrow keys
 * set the hour: one slider lies over all bars, so that no finger has to hit one of 24.
 */
export function DayStrip({ hours, chosen, onChoose }: Props) {
  const slowest = hours.indexOf(Math.max(...hours))
  const quickest = hours.indexOf(Math.min(...hours))
  const most = hours[slowest] ?? 1
  const said = `${clock(chosen)}, ${minutesInWords(hours[chosen] ?? 0)}`
  return (
    <div>
      <div className={classes.bars}>
        {hours.map((minutes, hour) => (
          <i
            key={clock(hour)}
            aria-hidden
            data-chosen={hour === chosen || undefined}
            style={{ height: `${(minutes / most) * 100}%` }}
          />
        ))}
        <input
          type="range"
          min={0}
          max={23}
          step={1}
          value={chosen}
          aria-label="Full hour of pickup"
          aria-valuetext={said}
          title={said}
          onChange={(event) => onChoose(Number(event.currentTarget.value))}
        />
      </div>
      <div className={`xs ink3 num ${classes.axis}`} aria-hidden>
        {[0, 6, 12, 18].map((hour) => (
          <span key={hour}>{clock(hour)}</span>
        ))}
      </div>
      <p className="sm ink3 num">
        Of the full hours, quickest at {clock(quickest)} with {minutesInWords(hours[quickest] ?? 0)}, slowest at{' '}
        {clock(slowest)} with {minutesInWords(most)}.
      </p>
    </div>
  )
}
