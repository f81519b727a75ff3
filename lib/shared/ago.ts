const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** How long ago, as a person says it: `just now`, `5 min ago`, `3 h ago`, `2 days ago`; after two weeks the date, `12 Feb 2023`. */
export function ago(then: number, now: number): string {
  const away = now - then
  if (away < MINUTE) return 'just now'
  if (away < HOUR) return `${Math.floor(away / MINUTE)}\u00a0min ago`
  if (away < DAY) return `${Math.floor(away / HOUR)}\u00a0h ago`
  if (away < 2 * DAY) return 'yesterday'
  if (away < 14 * DAY) return `${Math.floor(away / DAY)}\u00a0days ago`
  const date = new Date(then)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}
