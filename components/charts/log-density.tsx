'use client'
import { rampColour, rampStep } from '@/components/theme/ramps'
import type { Cursor } from '@/components/ui/grid-cursor'
import { RampLegend } from '@/components/ui/ramp-legend'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { formatCount, formatMetric } from '@/lib/shared/format-number'
import classes from './chart.module.css'

/** An axis in quarters of a doubling: bin i goes from 2^((from + i) / 4) up to the next such step. */
interface LogAxis {
  readonly from: number
  readonly title: string
  readonly unit: string
}

interface LogDensityProps {
  readonly label: string
  /** counts[i][j]: bin i of x (left to right), bin j of y (bottom to top). */
  readonly counts: readonly (readonly number[])[]
  readonly x: LogAxis
  readonly y: LogAxis
  readonly unit: string
}

const LEFT = 30
const TOP = 8
const BOTTOM = 18
const CELL_WIDTH = 15
const CELL_HEIGHT = 10

const edge = (from: number, bin: number): number => 2 ** ((from + bin) / 4)

/** Whole doublings within the axis. */
const doublings = (from: number, bins: number): readonly number[] =>
  Array.from({ length: bins + 1 }, (_, bin) => bin).filter((bin) => (from + bin) % 4 === 0)

const tick = (value: number): string => (value < 1 ? `1/${1 / value}` : String(value))

/** Counts over two logarithmic axes, on a logarithmic ramp. */
export function LogDensity({ label, counts, x, y, unit }: LogDensityProps) {
  const columns = counts.length
  const rows = counts[0]?.length ?? 0
  const width = LEFT + columns * CELL_WIDTH + 8
  const height = rows * CELL_HEIGHT
  const most = Math.max(1, ...counts.flat())
  const top = Math.log(most + 1)
  const { cursor, target } = useGridCursor({
    rows,
    columns,
    width,
    cellAt: (px, py) => ({ row: Math.floor((py - TOP) / CELL_HEIGHT), column: Math.floor((px - LEFT) / CELL_WIDTH) }),
  })
  const readOut = ({ row, column }: Cursor) => {
    const up = rows - 1 - row
    const span = (axis: LogAxis, bin: number) =>
      `${formatMetric(edge(axis.from, bin))}–${formatMetric(edge(axis.from, bin + 1))} ${axis.unit}`
    return `${span(x, column)}, ${span(y, up)}: ${formatCount(counts[column]?.[up] ?? 0)} ${unit}`
  }
  return (
    <div>
      <div className={classes.yTitle}>{`${y.title} (${y.unit})`}</div>
      <svg
        viewBox={`0 0 ${width} ${TOP + height + BOTTOM}`}
        width="100%"
        style={{ display: 'block', maxWidth: width * 1.1, maxHeight: 300 }}
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
                x={LEFT + i * CELL_WIDTH}
                y={TOP + height - (j + 1) * CELL_HEIGHT}
                width={CELL_WIDTH - 1}
                height={CELL_HEIGHT - 1}
                rx={1}
                fill={rampColour('count', rampStep(Math.log(count + 1), [0, top]))}
              />
            )
          }),
        )}
        <path
          d={`M${LEFT},${TOP + height}H${LEFT + columns * CELL_WIDTH}`}
          stroke="var(--rc-line-strong)"
          fill="none"
        />
        {cursor && (
          <rect
            x={LEFT + cursor.column * CELL_WIDTH - 1}
            y={TOP + cursor.row * CELL_HEIGHT - 1}
            width={CELL_WIDTH + 1}
            height={CELL_HEIGHT + 1}
            rx={1}
            fill="none"
            stroke="var(--rc-ink)"
            strokeWidth={1.5}
          />
        )}
        <g className={classes.axis}>
          {doublings(x.from, columns).map((bin) => (
            <text key={bin} x={LEFT + bin * CELL_WIDTH} y={TOP + height + 14} textAnchor="middle">
              {tick(edge(x.from, bin))}
            </text>
          ))}
          {doublings(y.from, rows).map((bin) => (
            <text key={bin} x={LEFT - 6} y={TOP + height - bin * CELL_HEIGHT + 4} textAnchor="end">
              {tick(edge(y.from, bin))}
            </text>
          ))}
        </g>
      </svg>
      <div className="row between wrap">
        <RampLegend ramp="count" low="1" high={`${formatCount(most)} ${unit}`} />
        <span className={classes.xTitle} aria-live="polite">
          {cursor ? readOut(cursor) : `${x.title} (${x.unit})`}
        </span>
      </div>
    </div>
  )
}
