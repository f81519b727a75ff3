import { civilFromDays, monthOf, monthStart } from '@/lib/shared/local-time'
import type { Profile } from '@/lib/trips/profile'

/** Rides by day as bars, in weeks where there are too many days for a bar each. */
export interface DaysChart {
  /** The first bar's first day, in days since 1970-01-01. */
  readonly from: number
  /** Days of a bar. */
  readonly width: 1 | 7
  readonly counts: readonly number[]
  /** Days between the first and the last on which no ride begins. */
  readonly gaps: readonly number[]
  /** Days that the axis names. */
  readonly ticks: readonly number[]
}

const MOST_BARS = 400
const MOST_TICKS = 8
const DAY = 86_400

/** Null where a profile has no days. */
export function daysChart(days: Profile['days']): DaysChart | null {
  const first = days?.[0]?.day
  const last = days?.at(-1)?.day
  if (days === undefined || first === undefined || last === undefined) return null
  const width = last - first < MOST_BARS ? 1 : 7
  const counts = new Array<number>(Math.floor((last - first) / width) + 1).fill(0)
  for (const { day, rows } of days) {
    const bar = Math.floor((day - first) / width)
    counts[bar] = (counts[bar] ?? 0) + rows
  }
  const there = new Set(days.map(({ day }) => day))
  const gaps: number[] = []
  for (let day = first + 1; day < last; day++) if (!there.has(day)) gaps.push(day)
  return { from: first, width, counts, gaps, ticks: ticksOf(first, last) }
}

/** Every so many days within two months, else first days of months. */
function ticksOf(first: number, last: number): readonly number[] {
  if (last - first < 62) {
    const step = Math.ceil((last - first + 1) / MOST_TICKS)
    return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step)
  }
  const from = monthOf(first * DAY) + (civilFromDays(first).day === 1 ? 0 : 1)
  const months = monthOf(last * DAY) - from + 1
  const step = Math.ceil(months / MOST_TICKS)
  return Array.from({ length: Math.ceil(months / step) }, (_, i) => monthStart(from + i * step) / DAY)
}
