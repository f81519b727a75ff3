import { standOf } from '@/lib/evaluation/paired-difference'
import { formatCount, formatFixed } from '@/lib/shared/format-number'
import type { LearningCurve } from './learning-curve'

const NBSP = '\u00a0'
const min = (value: number): string => `${formatFixed(Math.abs(value), 2)}${NBSP}min`

/** Does more data help? What the last doubling did, and nothing about what nobody measured but how large the next one is likely to be at most. */
export function curveWords({ points, lastDoubling }: LearningCurve): string {
  const [before, last] = points.slice(-2)
  if (!before || !last) return ''
  const doubling = `from ${formatCount(before.rides)} to ${formatCount(last.rides)} rides`
  const change = lastDoubling.ridge
  const { sureness } = change
  const between = sureness ? ` (${formatFixed(sureness.low, 2)} to ${formatFixed(sureness.high, 2)})` : ''
  const fall = sureness ? ` (${formatFixed(-sureness.high, 2)} to ${formatFixed(-sureness.low, 2)})` : ''
  switch (standOf(change)) {
    case 'unknown':
      return `Too few rides judge it to say whether more data helps; ${doubling}, ridge's error went from ${min(before.ridge.value)} to ${min(last.ridge.value)}.`
    case 'better':
      return `Still falling: ${doubling}, ridge's error fell by ${min(change.value)}${fall}. ${outlook(points)}`
    case 'worse':
      return `More rides of the same time did not help: ${doubling}, ridge's error rose by ${min(change.value)}${between}.`
    case 'tie':
    case 'equal':
      return `Flat: ${doubling}, ridge's error changed by ${formatFixed(change.value, 2)}${NBSP}min${between}. More rides of the same time would hardly help.`
  }
}

/** Gains that shrink from doubling to doubling bound the next one; anything else is not extrapolated. */
function outlook(points: LearningCurve['points']): string {
  const gains = points.slice(1).map(({ ridge }, i) => (points[i]?.ridge.value ?? 0) - ridge.value)
  const [before, last] = gains.slice(-2)
  const shrinks = before !== undefined && last !== undefined && last < before
  return shrinks
    ? `Each doubling brings less than the one before; if that goes on, twice as many would bring less than ${min(last)}.`
    : 'What twice as many would bring cannot be said from this curve.'
}
