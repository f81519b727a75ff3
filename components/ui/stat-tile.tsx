import type { ReactNode } from 'react'
import classes from './stat-tile.module.css'

interface StatProps {
  readonly label: ReactNode
  readonly value: ReactNode
  readonly unit?: ReactNode
  readonly note?: ReactNode
}

/** A figure with its name above and a note below. */
export function Stat({ label, value, unit, note }: StatProps) {
  return (
    <div className={classes.stat}>
      <div className={classes.label}>{label}</div>
      <div className={classes.figure}>
        {value}
        {unit && <Unit>{unit}</Unit>}
      </div>
      {note && <div className="xs ink3 num">{note}</div>}
    </div>
  )
}

export const Unit = ({ children }: { readonly children: ReactNode }) => (
  <span className={classes.unit}>
    {'\u00a0'}
    {children}
  </span>
)

/** A stat as a cell of a sheet, with a picture of it below. */
export const StatTile = ({ children, ...stat }: StatProps & { readonly children?: ReactNode }) => (
  <div className={classes.tile}>
    <Stat {...stat} />
    {children}
  </div>
)

/** Stats side by side, wrapping. */
export const StatRow = ({ children }: { readonly children: ReactNode }) => <div className={classes.row}>{children}</div>
