'use client'
import { useMemo } from 'react'
import { rampStep } from '@/components/theme/ramps'
import type { Cursor } from '@/components/ui/grid-cursor'
import { RampLegend } from '@/components/ui/ramp-legend'
import { StepPaths } from '@/components/ui/step-paths'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { useWidth } from '@/components/ui/use-width'
import { formatCount } from '@/lib/shared/format-number'
import { cellWidthIn } from './cell-width'
import classes from './chart.module.css'
import type { GridAxis } from './grid-axis'

interface DensityGridProps {
  readonly label: string
  /** counts[i][j]: bin i of x (left to right), bin j of y (bottom to top). */
  readonly counts: readonly (readonly number[])[]
  readonly x: GridAxis
  readonly y: GridAxis
  readonly unit: string
  /** The most pixels that a cell is wide, and how high it is of that. */
  readonly cell: { readonly most: number; readonly ratio: number }
  /** A dashed line from corner to corner, on which x and y are equal. */
  readonly equal?: boolean
}

const LEFT = 30
const TOP = 8
const BOTTOM = 18
const RIGHT = 8

/** Counts over two axes, on a logarithmic ramp. Pointing at a cell, or moving to it with the arrow keys, reads it out below. */
export function DensityGrid({ label, counts, x, y, unit, cell, equal = false }: DensityGridProps) {
  const columns = counts.length
  const rows = counts[0]?.length ?? 0
  const [figure, room] = useWidth<HTMLDivElement>(480)
  const cellWidth = cellWidthIn(room, LEFT + RIGHT, columns, cell.most)
  const width = LEFT + columns * cellWidth + RIGHT
  const cellHeight = cellWidth * cell.ratio
  const [across, up] = [columns * cellWidth, rows * cellHeight]
  const most = useMemo(() => Math.max(1, ...counts.flat()), [counts])
  const cells = useMemo(() => {
    const domain = [0, Math.log(most + 1)] as const
    return counts.flatMap((column, i) =>
      column.flatMap((count, j) =>
        count === 0
          ? []
          : {
              x: LEFT + i * cellWidth,
              y: TOP + up - (j + 1) * cellHeight,
              step: rampStep(Math.log(count + 1), domain),
            },
      ),
    )
  }, [counts, most, cellWidth, cellHeight, up])
  const { cursor, target } = useGridCursor({
    rows,
    columns,
    width,
    cellAt: (px, py) => ({ row: Math.floor((py - TOP) / cellHeight), column: Math.floor((px - LEFT) / cellWidth) }),
  })
  const readOut = ({ row, column }: Cursor) => {
    const bin = rows - 1 - row
    return `${x.say(column)}, ${y.say(bin)}: ${formatCount(counts[column]?.[bin] ?? 0)} ${unit}`
  }
  return (
    <div ref={figure}>
      <div className={classes.yTitle}>{y.title}</div>
      <svg
        viewBox={`0 0 ${width} ${TOP + up + BOTTOM}`}
        width={width}
        height={TOP + up + BOTTOM}
        className={classes.drawn}
        {...target}
        aria-roledescription="grid of counts"
        aria-label={`${label}. Arrow keys move between cells.`}
      >
        <StepPaths ramp="count" cells={cells} width={cellWidth - 1} height={cellHeight - 1} />
        <path d={`M${LEFT},${TOP + up}h${across}`} stroke="var(--rc-line-strong)" />
        {equal && (
          <path d={`M${LEFT},${TOP + up}L${LEFT + across},${TOP}`} stroke="var(--rc-ink-3)" strokeDasharray="3 3" />
        )}
        {cursor && (
          <rect
            x={LEFT + cursor.column * cellWidth - 1}
            y={TOP + cursor.row * cellHeight - 1}
            width={cellWidth + 1}
            height={cellHeight + 1}
            rx={1}
            fill="none"
            stroke="var(--rc-ink)"
            strokeWidth={1.5}
          />
        )}
        <g className={classes.axis}>
          {x.ticks.map(({ at, label: words }) => (
            <text key={at} x={LEFT + at * cellWidth} y={TOP + up + 14} textAnchor="middle">
              {words}
            </text>
          ))}
          {y.ticks.map(({ at, label: words }) => (
            <text key={at} x={LEFT - 6} y={TOP + up - at * cellHeight + 4} textAnchor="end">
              {words}
            </text>
          ))}
        </g>
      </svg>
      <div className={classes.foot} style={{ maxWidth: width }}>
        <RampLegend ramp="count" low="1" high={`${formatCount(most)} ${unit}, log`} />
        <span aria-live="polite">{cursor ? readOut(cursor) : x.title}</span>
      </div>
    </div>
  )
}
