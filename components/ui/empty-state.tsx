import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  readonly title: ReactNode
  /** What belongs here, and what makes it appear. */
  readonly children: ReactNode
  readonly picture?: ReactNode
  /** One yellow button, at most one quiet one. */
  readonly acts?: ReactNode
  /** The way there, below a rule. */
  readonly steps?: ReactNode
}

/** A list with nothing in it yet: what belongs here, and the one button that fills it. */
export const EmptyState = ({ title, children, picture, acts, steps }: EmptyStateProps) => (
  <section className={classes.empty}>
    <div className={classes.halves}>
      <div className={classes.half}>
        <h2>{title}</h2>
        <p className={classes.words}>{children}</p>
        {acts && <div className="row wrap">{acts}</div>}
      </div>
      {picture && (
        <div className={classes.half} aria-hidden>
          {picture}
        </div>
      )}
    </div>
    {steps && <div className={classes.steps}>{steps}</div>}
  </section>
)
