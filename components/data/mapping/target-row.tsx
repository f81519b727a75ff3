import type { ReactNode } from 'react'
import classes from './mapping.module.css'

interface TargetRowProps {
  readonly title: string
  /** Why these columns were taken, or why there may be none. */
  readonly why: string | null
  /** What the columns say in the first row; null where there is none. */
  readonly first: string | null
  readonly isMissing: boolean
  readonly children: ReactNode
}

/** One thing that is read of a ride: its fields, and what speaks for the choice. */
export const TargetRow = ({ title, why, first, isMissing, children }: TargetRowProps) => (
  <li className={classes.target}>
    <span className="b">{title}</span>
    <div className={classes.fields}>{children}</div>
    <div className="sm">
      {first !== null && (
        <p>
          First row: <b className="mono b">{first}</b>
        </p>
      )}
      {isMissing && <p className="bad">Needed, and not chosen yet.</p>}
      {why !== null && <p className="ink3">{why}</p>}
    </div>
  </li>
)
