import { formatCount } from '@/lib/shared/format-number'
import { formatLocalDay } from '@/lib/shared/format-time'
import type { SplitPart } from './run-draft'
import classes from './split-timeline.module.css'

/** The parts of a split as lengths of time, with their dates, days and rides. */
export function SplitTimeline({ parts }: { parts: readonly SplitPart[] }) {
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        {parts.map((part) => (
          <div key={part.name} className={classes.part} data-part={part.name} style={{ flexGrow: part.share }} />
        ))}
      </div>
      <div className={classes.words}>
        {parts.map((part) => (
          <div key={part.name} style={{ flexGrow: part.share, flexBasis: 0 }}>
            <div className="ink3">
              {formatLocalDay(part.from)} to {formatLocalDay(part.to - 1)}
            </div>
            <div className="b num">
              {part.name} {part.isExact ? '' : '≈ '}
              {formatCount(part.n)}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
