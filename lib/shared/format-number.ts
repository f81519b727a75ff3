const NBSP = '\u00a0'
const MINUS = '−'

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** What is rounded to nothing has no sign. */
const unsignedZero = (text: string): string => text.replace(/^-(?=[0.]*$)/, '')

const signed = (text: string): string => unsignedZero(text).replace('-', MINUS)

/** A number with a fixed number of decimals as programs read it: `1423.50`, `-0.27`, `0.00`. */
export const plainFixed = (value: number, decimals: number): string => unsignedZero(value.toFixed(decimals))

/** A count with separators: `65,943`. */
export const formatCount = (value: number): string => signed(grouped.format(value))

/** A number with a fixed number of decimals and separators: `1,423.5`, `−0.27`. */
export function formatFixed(value: number, decimals: number): string {
  return signed(value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }))
}

/** Four significant digits, never more and never an exponent: `4.963`, `12.67`, `0.1234`, `1,423`. Not a number: `–`. */
export function formatMetric(value: number): string {
  if (!Number.isFinite(value)) return '–'
  let decimals = 4
  for (let size = Math.abs(value); decimals > 0 && size >= 1; size /= 10) decimals -= 1
  return formatFixed(value, decimals)
}

/** With its sign written out: `+0.078`, `−0.105`, `0.000`. */
export function formatChange(value: number, decimals: number): string {
  const text = formatFixed(value, decimals)
  return value > 0 && Number(value.toFixed(decimals)) > 0 ? `+${text}` : text
}

/** A share (0–1) in percent, `96.7 %`; small shares keep a significant digit, and what is less than all is never `100 %`. */
export function formatShare(share: number, decimals = 1): string {
  return `${formatPercentFigure(share, decimals)}${NBSP}%`
}

/** A share (0–1) in percent as a sentence says it, rounded to its decimals even if nothing is left: `18 %`, `−19.2 %`. */
export const formatPercent = (share: number, decimals = 0): string => `${formatFixed(share * 100, decimals)}${NBSP}%`

/** The figure of a percentage for a column whose head names the unit: `2.32`, `0.006`; `> 99.99` where it would be rounded to 100. */
export function formatPercentFigure(share: number, decimals = 2): string {
  const percent = share * 100
  if (percent === 0) return '0'
  let needed = 0
  let size = Math.abs(percent)
  while (needed < 6 && (needed < decimals || size < 1)) {
    needed += 1
    size *= 10
  }
  const most = 100 - Number(`1e-${needed}`)
  return share < 1 && percent > most && Number(percent.toFixed(needed)) >= 100
    ? `>${NBSP}${formatFixed(most, needed)}`
    : formatFixed(percent, needed)
}

const PREFIXES = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

/** Three significant digits with an SI prefix: `1.42 M`, `862 k`, `74`. */
export function formatSi(value: number): string {
  for (const [size, prefix] of PREFIXES) {
    if (Math.abs(value) < size * 0.9995) continue
    return `${threeDigits(value / size)}${NBSP}${prefix}`
  }
  return value === 0 ? '0' : threeDigits(value)
}

/** Decimal bytes: `1.4 MB`, `862 kB`, `0 B`. */
export function formatBytes(bytes: number): string {
  for (const [size, prefix] of PREFIXES) {
    if (bytes < size * 0.9995) continue
    const figure = bytes / size
    return `${formatFixed(figure, figure < 10 ? 1 : 0)}${NBSP}${prefix}B`
  }
  return `${Math.round(bytes)}${NBSP}B`
}

function threeDigits(value: number): string {
  const size = Math.abs(value)
  return formatFixed(value, size < 10 ? 2 : size < 100 ? 1 : 0)
}
