'use client'
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount } from '@/lib/shared/format-number'
import classes from './chart.module.css'
import type { HistogramProps } from './histogram-props'
import { innerTicks, niceTicks } from './nice-ticks'
import { PlotTip } from './plot-tip'
import { usePointed } from './use-pointed'

export function HistogramPlot(props: HistogramProps & { readonly height: number }) {
  const { counts, from, width, marker, height, colour = 'var(--rc-validation)', formatX = String } = props
  const { isPointed, listeners } = usePointed()
  const data = counts.map((count, i) => ({ middle: from + (i + 0.5) * width, count }))
  const to = from + counts.length * width
  const yTicks = niceTicks(0, Math.max(1, ...counts))
  return (
    <div className={classes.plot} {...listeners}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={data} barCategoryGap={1} margin={{ top: 16, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
          <CartesianGrid vertical={false} />
          <XAxis
            dataKey="middle"
            type="number"
            domain={[from, to]}
            ticks={[...(props.xTicks ?? innerTicks(from, to, 8))]}
            tickFormatter={formatX}
            axisLine={{ stroke: 'var(--rc-line-strong)' }}
            tickLine={false}
            tickMargin={4}
            height={20}
          />
          <YAxis
            domain={[0, yTicks.at(-1) ?? 1]}
            ticks={[...yTicks]}
            tickFormatter={formatCount}
            axisLine={false}
            tickLine={false}
            tickMargin={4}
            width={Math.max(50, 12 + 6.5 * formatCount(yTicks.at(-1) ?? 1).length)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={isPointed && { fill: 'var(--rc-sunken)' }}
            content={({ active, label }) => {
              const i = Math.floor((Number(label) - from) / width)
              const start = from + i * width
              return (
                active &&
                isPointed && (
                  <PlotTip
                    head={
                      props.sayBin?.(start, start + width) ??
                      `${formatX(start)} to ${formatX(start + width)} ${props.xTitle}`
                    }
                    rows={[{ name: props.yTitle, identity: { colour }, value: formatCount(counts[i] ?? 0) }]}
                  />
                )
              )
            }}
          />
          <Bar dataKey="count" fill={colour} isAnimationActive={false} />
          {props.cuts?.map((cut) => (
            <ReferenceLine
              key={cut.x}
              x={cut.x}
              stroke="var(--rc-bad)"
              strokeDasharray="2 3"
              ifOverflow="extendDomain"
              label={({ viewBox: box }) => (
                <text
                  x={side(box, 'x') + (cut.side === 'left' ? -5 : 5)}
                  y={side(box, 'y') + 24}
                  textAnchor={cut.side === 'left' ? 'end' : 'start'}
                  className={classes.label}
                  fill="var(--rc-ink-2)"
                >
                  {cut.label}
                </text>
              )}
            />
          ))}
          {marker && (
            <ReferenceLine
              x={marker.x}
              stroke="var(--rc-ink)"
              label={({ viewBox: box }) => (
                <text x={side(box, 'x') + 5} y={side(box, 'y') + 10} className={classes.label} fill="var(--rc-ink-2)">
                  {marker.label}
                </text>
              )}
            />
          )}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function side(box: unknown, name: 'x' | 'y'): number {
  const value: unknown = typeof box === 'object' && box !== null ? Reflect.get(box, name) : 0
  return typeof value === 'number' ? value : 0
}
