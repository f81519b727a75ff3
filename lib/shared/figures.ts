import { log10 } from './rounded-math'

const NBSP = '\u00a0'

/** `65,943`. */
export const count = (n: number): string => Math.round(n).toLocaleString('en')

/** `+0.078`, `−0.078`: a true minus sign; what rounds to nothing has no sign. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0) return text
  return `${value < 0 ? '−' : '+'}${text}`
}

/** `4.963`: four significant digits of an error in minutes, never more than three after the point. */
export function figure(value: number): string {
  const digits = Math.max(0, 3 - Math.floor(log10(Math.max(1, Math.abs(value)))))
  return value.toFixed(digits).replace('-', '−')
}

/** `1.42 M`, `22.1 k`, `843`. */
export function short(value: number): string {
  if (value >= 999_500) return `${(value / 1e6).toFixed(value < 9_995_000 ? 2 : 1)}${NBSP}M`
  if (value >= 9_995) return `${(value / 1e3).toFixed(value < 99_950 ? 1 : 0)}${NBSP}k`
  return Math.round(value).toLocaleString('en')
}

/** `862 kB`, `1.4 MB`. */
export function bytes(value: number): string {
  if (value < 1_000) return `${value}${NBSP}B`
  if (value < 999_500) return `${(value / 1e3).toFixed(value < 9_950 ? 1 : 0)}${NBSP}kB`
  if (value < 999_500_000) return `${(value / 1e6).toFixed(1)}${NBSP}MB`
  return `${(value / 1e9).toFixed(1)}${NBSP}GB`
}

/** `6 min 12 s`, `48 s`, `0.4 s`: how long a computer took. */
export function elapsed(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)}${NBSP}s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole}${NBSP}s`
  if (whole < 3600) return `${Math.floor(whole / 60)}${NBSP}min ${whole % 60}${NBSP}s`
  return `${Math.floor(whole / 3600)}${NBSP}h ${Math.floor((whole % 3600) / 60)}${NBSP}min`
}

/** `18 %`, `0.4 %`. */
export const percent = (share: number, digits = 0): string =>
  `${(share * 100).toFixed(digits).replace('-', '−')}${NBSP}%`
