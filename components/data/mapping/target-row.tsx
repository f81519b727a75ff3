import type { ReactNode } from 'react'
import classes from './mapping.module.css'

interface TargetRowProps {
  readonly title: string
  /** Why these columns were taken, or why there may be none. */
  readonly why: string | null
  /** What the columns say in the first rows. */
  readonly examples: readonly string[]
  readonly isMissing: boolean
  readonly children: ReactNode
}

/** One thing that is read of a ride: its fields, and what speaks for the choice. */
export const TargetRow = ({ title, why, examples, isMissing, children }: TargetRowProps) => (
  <li className={classes.target}>
    <span className="b">{title}</span>
    <div className={classes.fields}>{children}</div>
    <p className="sm ink3">
      {isMissing && <span className="bad">Needed, and not chosen yet. </span>}
      {why !== null && `${why} `}
      {examples.length > 0 && <span className="mono">{examples.join(' · ')}</span>}
    </p>
  </li>
)
