'use client'
import { type Ramp, rampColour, rampStep } from '@/components/theme/ramps'
import type { Cursor } from '@/components/ui/grid-cursor'
import { RampLegend } from '@/components/ui/ramp-legend'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { formatCount } from '@/lib/shared/format-number'
import classes from './chart.module.css'
import { innerTicks } from './nice-ticks'

interface DensityGridProps {
  readonly label: string
  /** counts[i][j]: bin i of x (left to right), bin j of y (bottom to top). */
  readonly counts: readonly (readonly number[])[]
  /** Both axes run from 0 to here. */
  readonly to: number
  readonly xTitle: string
  readonly yTitle: string
  readonly ramp?: Ramp
  readonly unit?: string
}

const SIDE = 240
const LEFT = 26
const TOP = 8
const BOTTOM = 18

/** Predicted against actual as counts in square cells, on a logarithmic ramp; on the dashed line the two are equal. */
export function DensityGrid({ label, counts, to, xTitle, yTitle, ramp = 'count', unit = 'rides' }: DensityGridProps) {
  const bins = counts.length
  const cell = SIDE / Math.max(1, bins)
  const most = Math.max(1, ...counts.flat())
  const top = Math.log(most + 1)
  const ticks = innerTicks(0, to, 6)
  const at = (value: number) => (value / to) * SIDE
  const width = LEFT + SIDE + 8
  const { cursor, target } = useGridCursor({
    rows: bins,
    columns: bins,
    width,
    cellAt: (x, y) => ({ row: Math.floor((y - TOP) / cell), column: Math.floor((x - LEFT) / cell) }),
  })
  const readOut = ({ row, column }: Cursor) => {
    const step = to / bins
    const up = bins - 1 - row
    const span = (i: number) => `${i * step}–${(i + 1) * step}`
    return `${xTitle} ${span(column)}, ${yTitle} ${span(up)}: ${formatCount(counts[column]?.[up] ?? 0)} ${unit}`
  }
  return (
    <div>
      <div className={classes.yTitle}>{yTitle}</div>
      <svg
        viewBox={`0 0 ${width} ${TOP + SIDE + BOTTOM}`}
        width="100%"
        style={{ display: 'block', maxWidth: 320 }}
        {...target}
        aria-roledescription="grid of counts"
        aria-label={`${label}. Arrow keys move between cells.`}
      >
        {counts.flatMap((column, i) =>
          column.map((count, j) => {
            const key = `${i} ${j}`
            return count === 0 ? null : (
              <rect
                key={key}
                x={LEFT + i * cell}
                y={TOP + SIDE - (j + 1) * cell}
                width={Math.max(0.5, cell - 1)}
                height={Math.max(0.5, cell - 1)}
                rx={1}
                fill={rampColour(ramp, rampStep(Math.log(count + 1), [0, top]))}
              />
            )
          }),
        )}
        <line x1={LEFT} y1={TOP + SIDE} x2={LEFT + SIDE} y2={TOP + SIDE} stroke="var(--rc-line-strong)" />
        <line x1={LEFT} y1={TOP + SIDE} x2={LEFT + SIDE} y2={TOP} stroke="var(--rc-ink-3)" strokeDasharray="3 3" />
        {cursor && (
          <rect
            x={LEFT + cursor.column * cell - 1}
            y={TOP + cursor.row * cell - 1}
            width={cell + 1}
            height={cell + 1}
            rx={1}
            fill="none"
            stroke="var(--rc-ink)"
            strokeWidth={1.5}
          />
        )}
        {ticks.map((tick) => (
          <g key={tick} className={classes.axis}>
            <text x={LEFT + at(tick)} y={TOP + SIDE + 14} textAnchor="middle">
              {tick}
            </text>
            <text x={LEFT - 6} y={TOP + SIDE - at(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
      </svg>
      <div className="row between wrap" style={{ maxWidth: 320 }}>
        <RampLegend ramp={ramp} low="1" high={`${formatCount(most)} ${unit}, log`} />
        <span className={classes.xTitle} aria-live="polite">
          {cursor ? readOut(cursor) : xTitle}
        </span>
      </div>
    </div>
  )
}
