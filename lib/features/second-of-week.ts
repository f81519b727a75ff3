export const DAY = 86_400
export const WEEK = 604_800
/** 1970-01-01 was a Thursday: three days after a Monday. */
const MONDAY = 3 * DAY

/** Seconds since Monday 00:00, of seconds since 1970-01-01 by the same wall clock. */
export function secondOfWeek(pickupAt: number): number {
  const shifted = pickupAt + MONDAY
  return shifted - Math.floor(shifted / WEEK) * WEEK
}
