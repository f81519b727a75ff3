import { monthOf, monthStart } from '@/lib/shared/local-time'
import type { DaySpan } from './shared-rides'
import type { TripColumns } from './trip-columns'

/** A file is of one month if more than this share of its rows is. */
const MODAL_SHARE = 0.9

const DAY = 86_400

/** Counts rows by calendar month of pickup. */
export interface MonthCount {
  add(trips: TripColumns, rows: number): void
  /** The month (since 1970-01) that holds more than 90 % of the rows, or null where none does. */
  modal(): number | null
  /** Does any row lie outside this month? */
  anyOutside(month: number): boolean
  /** The days of its rows: within the modal month where there is one. Empty (`from` is `to`) where there is no row. */
  days(): DaySpan
}

export function monthCount(): MonthCount {
  const byDay = new Uint32Array(25_000)
  let total = 0
  const byMonth = () => {
    const counts = new Map<number, number>()
    byDay.forEach((rows, day) => {
      if (rows === 0) return
      const month = monthOf(day * DAY)
      counts.set(month, (counts.get(month) ?? 0) + rows)
    })
    return counts
  }
  const modal = () => {
    for (const [month, rows] of byMonth()) if (rows > MODAL_SHARE * total) return month
    return null
  }
  return {
    add(trips, rows) {
      const { pickupAt } = trips
      for (let i = 0; i < rows; i++) {
        const day = ((pickupAt[i] as number) / DAY) | 0
        byDay[day] = (byDay[day] as number) + 1
      }
      total += rows
    },
    modal,
    days() {
      const month = modal()
      const first = byDay.findIndex((rows) => rows > 0)
      const last = byDay.findLastIndex((rows) => rows > 0)
      if (month === null) return { from: Math.max(0, first), to: last + 1 }
      return { from: Math.max(first, monthStart(month) / DAY), to: Math.min(last + 1, monthStart(month + 1) / DAY) }
    },
    anyOutside: (month) => [...byMonth().keys()].some((other) => other !== month),
  }
}
