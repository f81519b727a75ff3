import type { Millis } from './clock'
import { formatLocalTime, MONTH_NAMES, parseLocalTime, weekdayOf } from './local-time'

const NBSP = '\u00a0'
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** How long something took: `0.3 s`, `48 s`, `6 min 12 s`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–'
  if (seconds < 0.05) return `under 0.1${NBSP}s`
  if (seconds < 9.95) return `${seconds.toFixed(1)}${NBSP}s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole}${NBSP}s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}${NBSP}min${whole % 60 ? ` ${whole % 60}${NBSP}s` : ''}`
  return `${Math.floor(minutes / 60)}${NBSP}h${minutes % 60 ? ` ${minutes % 60}${NBSP}min` : ''}`
}

/** What a progress bar says at its right: `38 s left`, `under 1 s left`. */
export function formatTimeLeft(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return ''
  return seconds < 1 ? `under 1${NBSP}s left` : `${formatSeconds(Math.round(seconds)).replace('.0', '')} left`
}

const two = (n: number): string => String(n).padStart(2, '0')

/** A moment of this browser's clock, beside `now`: `today 12:22`, `yesterday 18:05`, `12 Feb`, `12 Feb 2024`. */
export function formatWhen(at: Millis, now: Millis): string {
  const then = new Date(at)
  const today = new Date(now)
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime()
  if (at >= midnight) return `today ${time}`
  if (at >= midnight - 86_400_000) return `yesterday ${time}`
  const date = `${then.getDate()} ${MONTHS[then.getMonth()]}`
  return then.getFullYear() === today.getFullYear() ? date : `${date} ${then.getFullYear()}`
}

/** How long ago: `just now`, `6 min ago`, `3 h ago`, `2 days ago`. */
export function formatAgo(at: Millis, now: Millis): string {
  const seconds = Math.max(0, (now - at) / 1000)
  if (seconds < 45) return 'just now'
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))}${NBSP}min ago`
  if (seconds < 86_400) return `${Math.round(seconds / 3600)}${NBSP}h ago`
  const days = Math.round(seconds / 86_400)
  return days === 1 ? 'yesterday' : `${days} days ago`
}

/** A trip's local date: `1 Feb 2023`. */
export function formatLocalDay(at: number): string {
  const [year, month, day] = formatLocalTime(at).slice(0, 10).split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** What a date field holds, so that no reader mistakes day and month: `Wed 1 Feb 2023`, `Wed 1 Feb 2023, 08:15`; `no date` while it is not whole. */
export function sayDate(value: string): string {
  const at = parseLocalTime(value.length === 10 ? `${value}T00:00` : value)
  if (!at.ok) return 'no date'
  const day = `${WEEKDAYS[weekdayOf(at.value)]} ${formatLocalDay(at.value)}`
  return value.length === 10 ? day : `${day}, ${value.slice(11, 16)}`
}

/** A trip's local time without its year, for narrow columns: `02-01 00:41`. */
export const formatLocalShort = (at: number): string => formatLocalTime(at).slice(5, 16).replace('T', ' ')

/** A month counted from 1970-01: `January 2023`. */
export const formatMonth = (month: number): string => `${MONTH_NAMES[month % 12]} ${1970 + Math.floor(month / 12)}`

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))
