'use client'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { useWidth } from '@/components/ui/use-width'
import { formatCount } from '@/lib/shared/format-number'
import classes from './chart.module.css'
import type { HistogramProps } from './histogram-props'
import { countTicks, innerTicks } from './nice-ticks'
import { PlotTip } from './plot-tip'
import { roomyLabels } from './roomy-labels'
import { tipSide } from './tip-side'

const TOP = 16
const BOTTOM = 20
const RIGHT = 8
/** Pixels that the least of bars is high. */
const LEAST = 0.75

/** Counts in bins of equal width; bars start at zero. Pointing at one, or moving to it with the arrow keys, reads it out. */
export function Histogram(props: HistogramProps) {
  const {
    counts,
    from,
    width: binWidth,
    marker,
    height = 204,
    colour = 'var(--rc-validation)',
    formatX = String,
  } = props
  const [figure, width] = useWidth<HTMLDivElement>(560)
  const to = from + counts.length * binWidth
  const yTicks = countTicks(Math.max(...counts))
  const most = yTicks.at(-1) ?? 1
  const left = Math.max(50, 12 + 6.5 * formatCount(most).length)
  const ground = height - BOTTOM
  const step = (width - left - RIGHT) / Math.max(1, counts.length)
  const xOf = (value: number) => left + ((value - from) / binWidth) * step
  const yOf = (count: number) => ground - (count / most) * (ground - TOP)
  const { cursor, target } = useGridCursor({
    rows: 1,
    columns: counts.length,
    width,
    cellAt: (x) => ({ row: 0, column: Math.floor((x - left) / step) }),
  })
  const start = from + (cursor?.column ?? 0) * binWidth
  return (
    <div>
      <div className={classes.yTitle}>{props.yTitle}</div>
      <div ref={figure} className={classes.figure} style={{ height }}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          className={classes.drawn}
          {...target}
          aria-roledescription="histogram"
          aria-label={`${props.yTitle} by ${props.xTitle}. Arrow keys move between bars.`}
        >
          {cursor && <rect x={xOf(start)} y={TOP} width={step} height={ground - TOP} fill="var(--rc-sunken)" />}
          <path d={yTicks.map((tick) => `M${left},${yOf(tick)}H${width - RIGHT}`).join('')} stroke="var(--rc-line)" />
          <path d={barsOf(counts, left, step, ground, yOf)} fill={colour} data-bars />
          <path d={`M${left},${ground}H${width - RIGHT}`} stroke="var(--rc-line-strong)" />
          <g className={classes.axis}>
            {yTicks.map((tick) => (
              <text key={tick} x={left - 6} y={yOf(tick) + 4} textAnchor="end">
                {formatCount(tick)}
              </text>
            ))}
            {roomyLabels(props.xTicks ?? innerTicks(from, to, 8), xOf, formatX, width).map(({ x, words }) => (
              <text key={words} x={x} y={ground + 14} textAnchor="middle">
                {words}
              </text>
            ))}
          </g>
          {props.cuts?.map((cut) => (
            <g key={cut.x}>
              <path d={`M${xOf(cut.x)},${TOP}V${ground}`} stroke="var(--rc-bad)" strokeDasharray="2 3" />
              <text
                x={xOf(cut.x) + (cut.side === 'left' ? -5 : 5)}
                y={TOP + 24}
                textAnchor={cut.side === 'left' ? 'end' : 'start'}
                className={classes.label}
                fill="var(--rc-ink-2)"
              >
                {cut.label}
              </text>
            </g>
          ))}
          {marker && (
            <>
              <path d={`M${xOf(marker.x)},${TOP}V${ground}`} stroke="var(--rc-ink)" />
              <text x={xOf(marker.x) + 5} y={TOP + 10} className={classes.label} fill="var(--rc-ink-2)">
                {marker.label}
              </text>
            </>
          )}
        </svg>
        <div aria-live="polite">
          {cursor && (
            <div className={classes.pointed} style={tipSide(xOf(start + binWidth / 2), width)}>
              <PlotTip
                head={
                  props.sayBin?.(start, start + binWidth) ??
                  `${formatX(start)} to ${formatX(start + binWidth)} ${props.xTitle}`
                }
                rows={[{ name: props.yTitle, identity: { colour }, value: formatCount(counts[cursor.column] ?? 0) }]}
              />
            </div>
          )}
        </div>
      </div>
      <div className={classes.xTitle}>{props.xTitle}</div>
    </div>
  )
}

/** All bars as one path, a pixel apart where there is room; none for an empty bin. */
function barsOf(
  counts: readonly number[],
  left: number,
  step: number,
  ground: number,
  yOf: (count: number) => number,
): string {
  const gap = step >= 3 ? 1 : step * 0.15
  return counts
    .map((count, i) => {
      if (count === 0) return ''
      const top = Math.min(yOf(count), ground - LEAST)
      return `M${(left + i * step + gap / 2).toFixed(2)},${ground}V${top.toFixed(2)}h${(step - gap).toFixed(2)}V${ground}z`
    })
    .join('')
}
