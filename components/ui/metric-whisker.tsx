import type { Figure } from '@/lib/evaluation/enough-rides'
import { formatMetric } from '@/lib/shared/format-number'
import { type Identity, PLAIN } from './identity'

interface MetricWhiskerProps {
  readonly metric: Figure
  /** One domain for a whole column. */
  readonly domain: readonly [number, number]
  readonly identity?: Identity
  /** A dashed tick, for the lookup table. */
  readonly reference?: number | undefined
  readonly width?: number
  readonly unit?: string
}

const HEIGHT = 16

/** Dot and whisker with caps on a hairline. Beyond the domain a `›`, never a clipped dot. Where too few rides judged it, a bare dot. */
export function MetricWhisker(props: MetricWhiskerProps) {
  const { metric, domain, identity = PLAIN, reference, width = 96, unit = 'min' } = props
  const [from, to] = domain
  const x = (value: number) => 4 + ((value - from) / (to - from || 1)) * (width - 8)
  const within = (value: number) => Math.max(2, Math.min(width - 2, x(value)))
  const y = HEIGHT / 2
  const { colour, fill = colour } = identity
  const { value, bounds } = metric
  const label = `${formatMetric(value)} ${unit}, ${bounds ? `95 % interval ${formatMetric(bounds[0])} to ${formatMetric(bounds[1])}` : 'too few rides for an interval'}`
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      style={{ display: 'block', flex: 'none', maxWidth: '100%' }}
      role="img"
      aria-label={label}
    >
      <line x1={0} x2={width} y1={y} y2={y} stroke="var(--rc-line)" />
      {reference !== undefined && reference >= from && reference <= to && (
        <line
          x1={x(reference)}
          x2={x(reference)}
          y1={1}
          y2={HEIGHT - 1}
          stroke="var(--rc-baseline)"
          strokeDasharray="2 2"
        />
      )}
      {value > to ? (
        <path d={`M${width - 8},${y - 4}l5,4l-5,4`} fill="none" stroke={colour} strokeWidth={1.5} />
      ) : value < from ? (
        <path d={`M8,${y - 4}l-5,4l5,4`} fill="none" stroke={colour} strokeWidth={1.5} />
      ) : (
        <>
          {bounds && (
            <>
              <line x1={within(bounds[0])} x2={within(bounds[1])} y1={y} y2={y} stroke={colour} strokeWidth={1.5} />
              <path
                d={bounds
                  .filter((end) => end >= from && end <= to)
                  .map((end) => `M${x(end)},${y - 3.5}v7`)
                  .join('')}
                stroke={colour}
                strokeWidth={1.5}
              />
            </>
          )}
          <circle cx={x(value)} cy={y} r={3.5} fill={fill} stroke={colour} strokeWidth={1.25} />
        </>
      )}
    </svg>
  )
}
