'use client'
import { type Ramp, rampStep } from '@/components/theme/ramps'
import type { Cursor } from './grid-cursor'
import classes from './heat-map.module.css'
import { RampLegend } from './ramp-legend'
import { StepPaths } from './step-paths'
import { useGridCursor } from './use-grid-cursor'
import { useWidth } from './use-width'

export interface HeatMapProps {
  /** What it shows, for a screen reader. */
  readonly label: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** One array per row; null where there are too few rides to say: a slash, not a colour. */
  readonly values: readonly (readonly (number | null)[])[]
  readonly domain: readonly [number, number]
  readonly ramp: Ramp
  readonly unit: string
  readonly format: (value: number) => string
  readonly xTitle: string
  readonly cellWidth?: number
  readonly cellHeight?: number
  readonly columnEvery?: number
  /** Says more of a cell than its value: "214 rides". */
  readonly note?: (row: number, column: number) => string | null
}

const LEFT = 34
const LEAST_HIGH = 20

/** Cells with a 1-px gap in nine steps. Pointing at a cell, or moving the cursor with the arrow keys, reads it out below. */
export function HeatMap(props: HeatMapProps) {
  const { rows, columns, values, domain, ramp, unit, format, xTitle } = props
  const { cellWidth: widest = 26, cellHeight: highest = 28, columnEvery = 3 } = props
  const [figure, room] = useWidth<HTMLDivElement>(538)
  const width = Math.min(room, LEFT + columns.length * widest)
  const w = (width - LEFT) / columns.length
  const h = Math.min(highest, Math.max(LEAST_HIGH, w * 1.33))
  const height = rows.length * h

  const at = values.flatMap((row, i) => row.map((value, j) => ({ x: LEFT + j * w, y: i * h, value })))
  const cells = at.flatMap(({ x, y, value }) => (value === null ? [] : { x, y, step: rampStep(value, domain) }))
  const slashes = at
    .filter(({ value }) => value === null)
    .map(({ x, y }) => `M${x + 3},${y + h - 4}L${x + w - 4},${y + 3}`)
    .join('')

  const { cursor, target } = useGridCursor({
    rows: rows.length,
    columns: columns.length,
    width,
    cellAt: (x, y) => ({ row: Math.floor(y / h), column: Math.floor((x - LEFT) / w) }),
  })

  return (
    <div ref={figure}>
      <svg
        viewBox={`0 0 ${width} ${height + 18}`}
        width={width}
        height={height + 18}
        className={classes.map}
        {...target}
        aria-roledescription="heat map"
        aria-label={`${props.label}. Arrow keys move between cells.`}
      >
        {rows.map((row, i) => (
          <text key={row} x={LEFT - 8} y={i * h + h / 2 + 4} textAnchor="end" className={classes.tick}>
            {row}
          </text>
        ))}
        <StepPaths ramp={ramp} cells={cells} width={w - 1} height={h - 1} />
        <path d={slashes} stroke="var(--rc-line-strong)" />
        {columns.map((column, j) =>
          j % columnEvery === 0 ? (
            <text
              key={column}
              x={LEFT + j * w + (w - 1) / 2}
              y={height + 14}
              textAnchor="middle"
              className={classes.tick}
            >
              {column}
            </text>
          ) : null,
        )}
        {cursor && (
          <rect
            x={LEFT + cursor.column * w - 1}
            y={cursor.row * h - 1}
            width={w + 1}
            height={h + 1}
            rx={2}
            fill="none"
            stroke="var(--rc-ink)"
            strokeWidth={1.5}
          />
        )}
      </svg>
      <div className={classes.foot} style={{ maxWidth: width }}>
        <span aria-live="polite">{cursor ? readOut(props, cursor) : xTitle}</span>
        <RampLegend ramp={ramp} low={format(domain[0])} high={`${format(domain[1])} ${unit}`} />
      </div>
    </div>
  )
}

function readOut({ rows, columns, values, format, unit, note }: HeatMapProps, { row, column }: Cursor): string {
  const value = values[row]?.[column] ?? null
  const place = `${rows[row]} ${columns[column]}`
  const more = note?.(row, column)
  const said = value === null ? 'too few rides to say' : `${format(value)} ${unit}`
  return more ? `${place}: ${said}, ${more}` : `${place}: ${said}`
}
