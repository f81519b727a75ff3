import { type Identity, PLAIN } from './identity'

interface SparklineProps {
  readonly values: readonly number[]
  readonly identity?: Identity
  readonly width?: number
  readonly height?: number
  /** Ends in a yellow dot: it is still growing. */
  readonly live?: boolean
  readonly area?: boolean
  /** Shared by a column, so that lines can be compared; else each its own. */
  readonly domain?: readonly [number, number]
  readonly strokeWidth?: number
}

/** The path's points for values in a box, one decimal; a single value is a level line. */
export function sparkPath(
  values: readonly number[],
  [low, high]: readonly [number, number],
  width: number,
  height: number,
): { readonly d: string; readonly end: readonly [number, number] } {
  const last = Math.max(1, values.length - 1)
  const point = (value: number, i: number): [number, number] => [
    Number((2 + (i / last) * (width - 8)).toFixed(1)),
    Number((3 + (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (height - 6)).toFixed(1)),
  ]
  const drawn = values.length === 1 ? [values[0] ?? 0, values[0] ?? 0] : values
  const points = drawn.map(point)
  return { d: `M${points.map((p) => p.join(',')).join('L')}`, end: points.at(-1) ?? [2, height / 2] }
}

/** One `<path>`, no axes: ten thousand of them scroll. Hidden from screen readers, because the number stands beside it. */
export function Sparkline(props: SparklineProps) {
  const { values, identity = PLAIN, width = 88, height = 22, live, area, strokeWidth = 1.25 } = props
  if (values.length === 0) return null
  const domain = props.domain ?? [Math.min(...values), Math.max(...values)]
  const { d, end } = sparkPath(values, domain, width, height)
  const { colour, fill = colour, cased } = identity
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      style={{ display: 'block', flex: 'none', maxWidth: '100%' }}
      aria-hidden
    >
      {area && <path d={`${d}L${end[0]},${height}L2,${height}Z`} fill={fill} opacity={cased ? 0.22 : 0.1} />}
      {cased && <path d={d} fill="none" stroke="var(--rc-champion-case)" strokeWidth={3.5} strokeLinejoin="round" />}
      <path d={d} fill="none" stroke={fill} strokeWidth={cased ? 1.75 : strokeWidth} strokeLinejoin="round" />
      {live && <circle cx={end[0]} cy={end[1]} r={3} fill="var(--rc-taxi)" stroke="var(--rc-taxi-edge)" />}
    </svg>
  )
}
