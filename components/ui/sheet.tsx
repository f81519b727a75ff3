'use client'
import dynamic from 'next/dynamic'
import { type ReactNode, useId, useRef } from 'react'
import classes from './sheet.module.css'
import type { FigureTable } from './table-csv'

const PanelMenu = dynamic(() => import('./panel-menu').then((m) => m.PanelMenu), { ssr: false })

interface SheetProps {
  /** As in `grid-template-columns`; on a phone it is always one column. */
  readonly columns?: string
  readonly children: ReactNode
}

/** One bordered surface, cut into cells by hairlines. Related panels share one sheet. */
export const Sheet = ({ columns = 'minmax(0, 1fr)', children }: SheetProps) => (
  <div className={classes.sheet} style={{ '--columns': columns }}>
    {children}
  </div>
)

/** Cells of a sheet above one another, beside a taller one; the last takes what is left. */
export const Stacked = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.stacked}>{children}</div>
)

interface CellProps {
  readonly title?: ReactNode
  /** Says what the marks mean. */
  readonly sub?: ReactNode
  /** Legend or switch, at the right of the head. */
  readonly tools?: ReactNode
  /** What the panel shows, as a table: gives the `⋯` menu (view as table, CSV and, where the panel holds a figure, PNG and SVG). */
  readonly table?: FigureTable | undefined
  /** Does the panel hold an SVG figure that can be saved? */
  readonly figure?: boolean
  readonly children?: ReactNode
  readonly className?: string
}

/** A panel of a sheet. */
export function Cell({ title, sub, tools, table, figure = false, children, className = '' }: CellProps) {
  const section = useRef<HTMLElement>(null)
  const titleId = useId()
  return (
    <section className={`${classes.cell} ${className}`} ref={section}>
      {title && (
        <div className={classes.head}>
          <div className={classes.words}>
            <h2 id={titleId} className={classes.title}>
              {title}
            </h2>
            {sub && <div className={classes.sub}>{sub}</div>}
          </div>
          {(tools || table) && (
            <div className={classes.tools}>
              {tools}
              {table && <PanelMenu table={table} figure={figure} panel={section} titleId={titleId} />}
            </div>
          )}
        </div>
      )}
      {children}
    </section>
  )
}
