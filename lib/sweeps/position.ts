import type { SettingValue } from '@/lib/models/artefact'
import { exp, log } from '@/lib/shared/rounded-math'
import type { Dimension } from './search-space'

/** Digits that a value has: more say nothing, and three can be read. */
const DIGITS = 3

/** The value at a position from 0 to 1 of what varies. The same on every machine. */
export function valueAt(dimension: Dimension, position: number): SettingValue {
  if (dimension.kind === 'choice') {
    const { values } = dimension
    return values[Math.min(values.length - 1, Math.floor(position * values.length))] as SettingValue
  }
  const { from, to, scale, whole } = dimension
  const exact = scale === 'log' ? exp(log(from) + position * (log(to) - log(from))) : from + position * (to - from)
  const readable = whole ? Math.round(exact) : Number(exact.toPrecision(DIGITS))
  return Math.min(to, Math.max(from, readable))
}

/** Where a value lies, from 0 to 1; null where it is outside. Of a choice: the middle of its share. */
export function positionOf(dimension: Dimension, value: SettingValue | undefined): number | null {
  if (dimension.kind === 'choice') {
    const at = value === undefined ? -1 : dimension.values.indexOf(value)
    return at < 0 ? null : (at + 0.5) / dimension.values.length
  }
  const { from, to, scale } = dimension
  if (typeof value !== 'number' || value < from || value > to) return null
  const share = scale === 'log' ? (log(value) - log(from)) / (log(to) - log(from)) : (value - from) / (to - from)
  return Math.min(1, Math.max(0, share))
}
