import type { LinePoint } from '@/components/charts/line-chart-props'
import { curveDomain } from '@/components/charts/nice-ticks'
import type { EpochPoint } from '@/lib/experiments/run'
import type { StepWord } from '@/lib/experiments/step-word'

export type CurveAxis = 'epoch' | 'elapsed'

export const axesOf = (step: StepWord): { readonly value: CurveAxis; readonly label: string }[] => [
  { value: 'epoch', label: capitalised(step) },
  { value: 'elapsed', label: 'Time' },
]

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

export const axisTitle = (axis: CurveAxis, step: StepWord): string => (axis === 'epoch' ? step : 'time (s)')

/** A run's epochs as points of a chart: `train`, and `watched` for the days that early stopping watches. */
export const curvePoints = (points: readonly EpochPoint[], axis: CurveAxis): readonly LinePoint[] =>
  points.map((point) => ({ x: point[axis], train: point.trainRmse, watched: point.tailRmse }))

/** From below the best to a little above where the curve settles; the first epochs may leave at the top. */
export const curveRange = (points: readonly EpochPoint[], levels: readonly number[]): readonly [number, number] =>
  curveDomain(
    points.flatMap((point) => [point.trainRmse, ...(point.tailRmse === null ? [] : [point.tailRmse])]),
    levels,
  )

/** The best epoch on the days watched, whose number the second pass learns for; null where no days were watched. */
export function bestEpoch(points: readonly EpochPoint[]): EpochPoint | null {
  let best: EpochPoint | null = null
  for (const point of points)
    if (point.tailRmse !== null && (best?.tailRmse == null || point.tailRmse < best.tailRmse)) best = point
  return best
}

/** Curves of several runs in one table of points: under the run's id the days watched, under `<id> train` the training rides. */
export function overlaidCurves(
  runs: readonly { readonly id: string; readonly epochs: readonly EpochPoint[] }[],
  axis: CurveAxis,
): readonly LinePoint[] {
  const points = new Map<number, Record<string, number | null>>()
  for (const { id, epochs } of runs)
    for (const point of epochs) {
      const at = points.get(point[axis]) ?? { x: point[axis] }
      at[id] = point.tailRmse
      at[`${id} train`] = point.trainRmse
      points.set(point[axis], at)
    }
  return [...points.values()].sort((a, b) => (a.x ?? 0) - (b.x ?? 0))
}
