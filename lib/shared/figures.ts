const NBSP = '\u00a0'

/** `65,943`. */
export const count = (n: number): string => Math.round(n).toLocaleString('en')

/** `18 %`, `0.4 %`, with a true minus sign. */
export const percent = (share: number, digits = 0): string =>
  `${(share * 100).toFixed(digits).replace('-', '−')}${NBSP}%`
