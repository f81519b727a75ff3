'use client'
import { useMemo } from 'react'
import { rampStep } from '@/components/theme/ramps'
import type { Cursor } from '@/components/ui/grid-cursor'
import { RampLegend } from '@/components/ui/ramp-legend'
import { StepPaths } from '@/components/ui/step-paths'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { formatCount } from '@/lib/shared/format-number'
import classes from './chart.module.css'
import type { GridAxis } from './grid-axis'

interface DensityGridProps {
  readonly label: string
  /** counts[i][j]: bin i of x (left to right), bin j of y (bottom to top). */
  readonly counts: readonly (readonly number[])[]
  readonly x: GridAxis
  readonly y: GridAxis
  readonly unit: string
  /** Pixels of a cell, and how much the figure may grow. */
  readonly cell: { readonly width: number; readonly height: number; readonly most: number }
  /** A dashed line from corner to corner, on which x and y are equal. */
  readonly equal?: boolean
}

const LEFT = 30
const TOP = 8
const BOTTOM = 18

/** Counts over two axes, on a logarithmic ramp. Pointing at a cell, or moving to it with the arrow keys, reads it out below. */
export function DensityGrid({ label, counts, x, y, unit, cell, equal = false }: DensityGridProps) {
  const columns = counts.length
  const rows = counts[0]?.length ?? 0
  const [across, up] = [columns * cell.width, rows * cell.height]
  const width = LEFT + across + 8
  const most = useMemo(() => Math.max(1, ...counts.flat()), [counts])
  const cells = useMemo(() => {
    const domain = [0, Math.log(most + 1)] as const
    return counts.flatMap((column, i) =>
      column.flatMap((count, j) =>
        count === 0
          ? []
          : {
              x: LEFT + i * cell.width,
              y: TOP + up - (j + 1) * cell.height,
              step: rampStep(Math.log(count + 1), domain),
            },
      ),
    )
  }, [counts, most, cell.width, cell.height, up])
  const { cursor, target } = useGridCursor({
    rows,
    columns,
    width,
    cellAt: (px, py) => ({ row: Math.floor((py - TOP) / cell.height), column: Math.floor((px - LEFT) / cell.width) }),
  })
  const readOut = ({ row, column }: Cursor) => {
    const bin = rows - 1 - row
    return `${x.say(column)}, ${y.say(bin)}: ${formatCount(counts[column]?.[bin] ?? 0)} ${unit}`
  }
  return (
    <div style={{ maxWidth: width * cell.most }}>
      <div className={classes.yTitle}>{y.title}</div>
      <svg
        viewBox={`0 0 ${width} ${TOP + up + BOTTOM}`}
        width="100%"
        style={{ display: 'block' }}
        {...target}
        aria-roledescription="grid of counts"
        aria-label={`${label}. Arrow keys move between cells.`}
      >
        <StepPaths ramp="count" cells={cells} width={cell.width - 1} height={cell.height - 1} />
        <path d={`M${LEFT},${TOP + up}h${across}`} stroke="var(--rc-line-strong)" />
        {equal && (
          <path d={`M${LEFT},${TOP + up}L${LEFT + across},${TOP}`} stroke="var(--rc-ink-3)" strokeDasharray="3 3" />
        )}
        {cursor && (
          <rect
            x={LEFT + cursor.column * cell.width - 1}
            y={TOP + cursor.row * cell.height - 1}
            width={cell.width + 1}
            height={cell.height + 1}
            rx={1}
            fill="none"
            stroke="var(--rc-ink)"
            strokeWidth={1.5}
          />
        )}
        <g className={classes.axis}>
          {x.ticks.map(({ at, label: words }) => (
            <text key={at} x={LEFT + at * cell.width} y={TOP + up + 14} textAnchor="middle">
              {words}
            </text>
          ))}
          {y.ticks.map(({ at, label: words }) => (
            <text key={at} x={LEFT - 6} y={TOP + up - at * cell.height + 4} textAnchor="end">
              {words}
            </text>
          ))}
        </g>
      </svg>
      <div className={classes.foot}>
        <RampLegend ramp="count" low="1" high={`${formatCount(most)} ${unit}, log`} />
        <span aria-live="polite">{cursor ? readOut(cursor) : x.title}</span>
      </div>
    </div>
  )
}
