'use client'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { formatMetric } from '@/lib/shared/format-number'
import classes from './chart.module.css'
import type { LineChartProps, LinePoint, LineSeries } from './line-chart-props'
import { innerTicks, niceTicks, tickFormat } from './nice-ticks'
import { PlotTip } from './plot-tip'
import { spreadLabels } from './spread-labels'
import { usePointed } from './use-pointed'

const TOP = 8
const X_AXIS = 20

/** A name as far as there is room beside the line, px; the legend has all of it. Its letters are at most 6 px wide on average. */
function cutTo(name: string, room: number): string {
  const most = Math.max(4, Math.floor((room - 8) / 6))
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}

/** Recharts drawn as our charts are: hairline grid, no line on y, nothing animates. */
export function LinePlot(props: LineChartProps & { readonly height: number; readonly right: number }) {
  const { data, x, hidden, height, right, levels = [], verticals = [], dots = [] } = props
  const { formatX = String, smooth = false, joined = false } = props
  const series = props.series.filter((line) => !hidden?.has(line.key))
  const [yLow, yHigh] = props.yDomain ?? extent(series, data, levels)
  const xs = data.map((point) => point[x] ?? 0)
  const [xLow, xHigh] = props.xDomain ?? [Math.min(...xs), Math.max(...xs)]
  const yTicks = props.yTicks ?? niceTicks(yLow, yHigh).filter((tick) => tick >= yLow - 1e-9 && tick <= yHigh + 1e-9)
  const formatY = props.formatY ?? tickFormat(yTicks)
  // Between two epochs there is nothing to read off.
  const isCounted = xs.every(Number.isInteger)
  const xTicks = props.xTicks ?? innerTicks(xLow, xHigh, 7).filter((tick) => !isCounted || Number.isInteger(tick))
  const inPlot = (y: number) => TOP + (1 - (y - yLow) / (yHigh - yLow || 1)) * (height - TOP - X_AXIS)
  const labelled = series.filter((line) => line.end !== false)
  const shifts = spreadLabels(labelled.map((line) => inPlot(lastValue(line, data) ?? yLow)))
  const { isPointed, listeners } = usePointed()
  const type = smooth ? 'monotone' : 'linear'
  return (
    <div className={classes.plot} {...listeners}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart
          data={[...data]}
          margin={{ top: TOP, right, bottom: 0, left: 0 }}
          aria-label={props.label}
          accessibilityLayer
        >
          <CartesianGrid vertical={false} />
          <XAxis
            dataKey={x}
            type="number"
            domain={[xLow, xHigh]}
            ticks={[...xTicks]}
            tickFormatter={formatX}
            axisLine={{ stroke: 'var(--rc-line-strong)' }}
            tickLine={false}
            tickMargin={4}
            height={X_AXIS}
            allowDataOverflow
          />
          <YAxis
            domain={[yLow, yHigh]}
            ticks={[...yTicks]}
            tickFormatter={formatY}
            axisLine={false}
            tickLine={false}
            tickMargin={4}
            width={36}
            allowDataOverflow
          />
          <Tooltip
            isAnimationActive={false}
            cursor={isPointed}
            content={({ active, label, payload }) =>
              active &&
              isPointed && (
                <PlotTip
                  head={`${props.xTitle} ${formatX(Number(label))}`}
                  rows={series.flatMap((line) => {
                    const point: unknown = payload[0]?.payload
                    const value = numberAt(point, line.key)
                    return value === null
                      ? []
                      : [{ name: line.name, identity: line.identity, value: formatMetric(value) }]
                  })}
                />
              )
            }
          />
          {series.map(
            (line) =>
              line.band && (
                <Area
                  key={`${line.key} band`}
                  dataKey={(point: LinePoint) => bandOf(point, line.band)}
                  type={type}
                  stroke="none"
                  fill={line.identity.fill ?? line.identity.colour}
                  fillOpacity={line.identity.cased ? 0.3 : 0.16}
                  isAnimationActive={false}
                  activeDot={false}
                  tooltipType="none"
                />
              ),
          )}
          {levels.map(
            ({ y, identity }) =>
              identity.cased && (
                <ReferenceLine key={`case ${y}`} y={y} stroke="var(--rc-champion-case)" strokeWidth={3.5} />
              ),
          )}
          {levels.map(({ y, label, identity }) => (
            <ReferenceLine
              key={label}
              y={y}
              stroke={identity.cased ? (identity.fill ?? identity.colour) : identity.colour}
              strokeWidth={identity.cased ? 1.75 : 1}
              {...(identity.cased ? {} : { strokeDasharray: '2 3' })}
              label={({ viewBox: box }) => (
                <text
                  x={coordinate(box, 'x') + coordinate(box, 'width') - 4}
                  y={coordinate(box, 'y') - 5}
                  textAnchor="end"
                  className={classes.label}
                  fill={identity.cased ? 'var(--rc-ink)' : 'var(--rc-ink-3)'}
                >
                  {label}
                </text>
              )}
            />
          ))}
          {verticals.map(({ x: at, label }) => (
            <ReferenceLine
              key={at}
              x={at}
              stroke="var(--rc-ink-3)"
              strokeDasharray="2 3"
              label={({ viewBox: box }) => (
                <text
                  x={coordinate(box, 'x') + 4}
                  y={coordinate(box, 'y') + 11}
                  className={classes.label}
                  fill="var(--rc-ink-2)"
                >
                  {label}
                </text>
              )}
            />
          ))}
          {series.map(
            (line) =>
              line.identity.cased && (
                <Line
                  key={`${line.key} case`}
                  dataKey={line.key}
                  type={type}
                  stroke="var(--rc-champion-case)"
                  strokeWidth={4.5}
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                  connectNulls={joined}
                  tooltipType="none"
                />
              ),
          )}
          {series.map((line) => {
            const last = data.findLastIndex((point) => typeof point[line.key] === 'number')
            const order = labelled.indexOf(line)
            const { colour, fill = colour, dash, cased } = line.identity
            return (
              <Line
                key={line.key}
                dataKey={line.key}
                name={line.name}
                type={type}
                stroke={fill}
                strokeWidth={cased ? 2.25 : (line.width ?? 1.75)}
                {...(dash ? { strokeDasharray: dash } : {})}
                dot={false}
                isAnimationActive={false}
                connectNulls={joined}
                label={({ x: px, y: py, index }) =>
                  index === last && order >= 0 ? (
                    <text
                      x={Number(px) + 8}
                      y={Number(py) + 4 + (shifts[order] ?? 0)}
                      className={classes.end}
                      fill={dash ? 'var(--rc-ink-2)' : cased ? 'var(--rc-ink)' : colour}
                    >
                      {cutTo(line.end || line.name, right)}
                    </text>
                  ) : (
                    <g />
                  )
                }
              />
            )
          })}
          {dots.map((dot) => (
            <ReferenceDot
              key={`${dot.x} ${dot.y}`}
              x={dot.x}
              y={dot.y}
              r={4}
              fill={dot.fill}
              stroke="var(--rc-ink)"
              strokeWidth={1.25}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

function numberAt(point: unknown, key: string): number | null {
  if (typeof point !== 'object' || point === null) return null
  const value: unknown = Reflect.get(point, key)
  return typeof value === 'number' ? value : null
}

function coordinate(box: unknown, name: 'x' | 'y' | 'width'): number {
  return numberAt(box, name) ?? 0
}

function bandOf(point: LinePoint, band: readonly [string, string] | undefined): [number, number] | null {
  if (!band) return null
  const low = point[band[0]]
  const high = point[band[1]]
  return typeof low === 'number' && typeof high === 'number' ? [low, high] : null
}

const lastValue = (line: LineSeries, data: readonly LinePoint[]): number | null =>
  data.findLast((point) => typeof point[line.key] === 'number')?.[line.key] ?? null

function extent(
  series: readonly LineSeries[],
  data: readonly LinePoint[],
  levels: readonly { readonly y: number }[],
): readonly [number, number] {
  const keys = series.flatMap((line) => [line.key, ...(line.band ?? [])])
  const values = data.flatMap((point) => keys.flatMap((key) => point[key] ?? []))
  const all = [...values, ...levels.map((level) => level.y)]
  if (all.length === 0) return [0, 1]
  const ticks = niceTicks(Math.min(...all), Math.max(...all))
  return [ticks[0] ?? 0, ticks.at(-1) ?? 1]
}
