const STEPS = [1, 2, 2.5, 5, 10] as const
/** More than `toFixed` is ever asked for by a figure that a person reads. */
const MOST_DECIMALS = 20

/** At most `most` round numbers that span [low, high]: the first is at or below `low`, the last at or above `high`. */
export function niceTicks(low: number, high: number, most = 6, isCounted = false): readonly number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high) || most < 2) return []
  const span = high > low ? high - low : Math.abs(low) || 1
  const magnitude = 10 ** Math.floor(Math.log10(span / (most - 1)))
  for (const power of [magnitude, magnitude * 10]) {
    for (const base of STEPS) {
      const step = base * power
      if (isCounted && !Number.isInteger(step)) continue
      const from = Math.floor(low / step + 1e-9)
      const to = Math.max(from + 1, Math.ceil((low + span) / step - 1e-9))
      if (to - from < most)
        return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)))
    }
  }
  return [low, high]
}

/** The same from 0, for an axis of counts: at whole numbers only. */
export const countTicks = (high: number): readonly number[] => niceTicks(0, Math.max(1, high), 6, true)

/** Round numbers inside [low, high] only, for an axis whose ends are given. */
export const innerTicks = (low: number, high: number, most = 6): readonly number[] =>
  niceTicks(low, high, most).filter((tick) => tick >= low && tick <= high)

/** Writes the ticks of one axis with as many decimals as the finest of them needs: `5.0`, `5.1`. */
export function tickFormat(ticks: readonly number[]): (value: number) => string {
  const decimals = Math.max(0, ...ticks.map(decimalsOf))
  return (value) => value.toFixed(decimals)
}

/** How many decimals a number is written with; small ones are written as `2.5e-7`. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return Math.min(MOST_DECIMALS, Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent)))
}

/** A domain for learning curves: from below the best to a little above where the last half of the curve lies, so that the start may leave at the top. */
export function curveDomain(values: readonly number[], always: readonly number[] = []): readonly [number, number] {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return always.length > 0 ? [Math.min(...always) * 0.9, Math.max(...always) * 1.1] : [0, 1]
  const sorted = [...finite].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length * 0.6)] ?? 0
  const low = Math.min(...finite, ...always)
  const high = Math.max(middle + (middle - low), ...always, low * 1.02)
  const ticks = niceTicks(low, Math.min(high, Math.max(...finite, ...always)))
  return [ticks[0] ?? low, ticks.at(-1) ?? high]
}
