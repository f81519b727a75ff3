import type { LinePoint } from '@/components/charts/line-chart-props'
import { type ErrorReport, RESIDUAL_BIN_MINUTES, RESIDUAL_REACH_MINUTES } from '@/lib/evaluation/error-report'

export const RESIDUAL_TICKS = [-12, -8, -4, 0, 4, 8, 12]

/** `+4`, `−4`, `0`. */
export const signedTick = (value: number): string => (value > 0 ? `+${value}` : String(value).replace('-', '−'))

/** Residual densities of several models, by key, in % of rides per minute at the middle of each bin, smoothed over its neighbours; the
 * overflow bins are left out. */
export function residualPoints(models: Readonly<Record<string, ErrorReport>>): readonly LinePoint[] {
  const bins = (2 * RESIDUAL_REACH_MINUTES) / RESIDUAL_BIN_MINUTES
  return Array.from({ length: bins - 2 }, (_, i) => {
    const bin = i + 1
    const minutes = -RESIDUAL_REACH_MINUTES + (bin + 0.5) * RESIDUAL_BIN_MINUTES
    const shares = Object.entries(models).map(([key, { residuals }]) => {
      const at = (offset: number) => residuals[bin + offset] ?? 0
      // The overflow bins do not belong to their neighbours.
      const isInside = bin > 1 && bin < bins - 2
      return [key, 100 * (isInside ? at(-1) / 4 + at(0) / 2 + at(1) / 4 : at(0))] as const
    })
    return { minutes, ...Object.fromEntries(shares) }
  })
}

/** Mean absolute errors of several models, by key, over the hours of the day. */
export const hourPoints = (models: Readonly<Record<string, ErrorReport>>): readonly LinePoint[] =>
  Array.from({ length: 24 }, (_, hour) => ({
    hour,
    ...Object.fromEntries(Object.entries(models).map(([key, { hourOfDayMae }]) => [key, hourOfDayMae[hour] ?? null])),
  }))

/** A range for colours that one bad hour does not stretch: the 2nd to the 98th percentile. */
export function weekRange(hours: readonly (number | null)[]): readonly [number, number] {
  const known = hours.filter((value) => value !== null).sort((a, b) => a - b)
  if (known.length === 0) return [0, 1]
  const at = (share: number) => known[Math.round(share * (known.length - 1))] as number
  const [low, high] = [at(0.02), at(0.98)]
  return high > low ? [low, high] : [low, low + 1]
}

/** Ours minus theirs, hour by hour; null where either has too few rides. */
export const weekDifference = (
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
): readonly (number | null)[] =>
  ours.map((value, i) => {
    const other = theirs[i] ?? null
    return value === null || other === null ? null : value - other
  })

/** As far to both sides as the 95th percentile of the sizes, so that zero is the middle colour. */
export function evenRange(values: readonly (number | null)[]): readonly [number, number] {
  const sizes = values.flatMap((value) => (value === null ? [] : [Math.abs(value)])).sort((a, b) => a - b)
  const reach = sizes[Math.round(0.95 * (sizes.length - 1))] || 0.1
  return [-reach, reach]
}

/** Round steps from zero to above the highest density: at most five. */
export function densityTicks(points: readonly LinePoint[]): readonly number[] {
  const highest = Math.max(
    ...points.flatMap(({ minutes: _, ...shares }) => Object.values(shares).map((share) => share ?? 0)),
  )
  const step = [1, 2, 5, 10, 20].find((each) => each * 4 >= highest) ?? 25
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, i) => i * step)
}
