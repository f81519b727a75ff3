import { daysFromCivil, formatLocalTime, isCivilDate } from '@/lib/shared/local-time'
import type { TripColumns } from './trip-columns'

/** Which trips of a dataset are meant: those for which all that is set holds. */
export interface TripFilter {
  /** Pickups from this day on, in days since 1970-01-01. */
  readonly fromDay: number | null
  /** Pickups before this day. */
  readonly toDay: number | null
  readonly pickupZone: number | null
  readonly dropoffZone: number | null
}

export const NO_FILTER: TripFilter = { fromDay: null, toDay: null, pickupZone: null, dropoffZone: null }

const DAY = 86_400

/** Does it leave any trip out? */
export const filters = (filter: TripFilter): boolean => Object.values(filter).some((value) => value !== null)

/** Same filters, same text. */
export const keyOf = ({ fromDay, toDay, pickupZone, dropoffZone }: TripFilter): string =>
  [fromDay, toDay, pickupZone, dropoffZone].map((value) => value ?? '').join(',')

/** The rows for which it holds, in order. */
export function rowsOf(filter: TripFilter, { rows, pickupAt, pickupZone, dropoffZone }: TripColumns): Int32Array {
  const found = new Int32Array(rows)
  const from = filter.fromDay === null ? Number.NEGATIVE_INFINITY : filter.fromDay * DAY
  const to = filter.toDay === null ? Number.POSITIVE_INFINITY : filter.toDay * DAY
  const { pickupZone: pickup, dropoffZone: dropoff } = filter
  let count = 0
  for (let i = 0; i < rows; i++) {
    const at = pickupAt[i] as number
    if (at < from || at >= to) continue
    if (pickup !== null && pickupZone[i] !== pickup) continue
    if (dropoff !== null && dropoffZone[i] !== dropoff) continue
    found[count++] = i
  }
  return found.subarray(0, count)
}

/** The names of a filter in an address: days as dates, the last one included. */
const FILTER_KEYS = ['since', 'until', 'pickup', 'dropoff'] as const

type FilterKey = (typeof FILTER_KEYS)[number]

/** A filter as an address says it; what cannot be read is not set. */
export function filterOf(query: { get(name: string): string | null }): TripFilter {
  const until = dayOfDate(query.get('until'))
  return {
    fromDay: dayOfDate(query.get('since')),
    toDay: until === null ? null : until + 1,
    pickupZone: zoneOf(query.get('pickup')),
    dropoffZone: zoneOf(query.get('dropoff')),
  }
}

/** What an address says of a filter; null where it is not set. */
export const filterQuery = ({
  fromDay,
  toDay,
  pickupZone,
  dropoffZone,
}: TripFilter): Record<FilterKey, string | null> => ({
  since: fromDay === null ? null : dateOfDay(fromDay),
  until: toDay === null ? null : dateOfDay(toDay - 1),
  pickup: pickupZone === null ? null : String(pickupZone),
  dropoff: dropoffZone === null ? null : String(dropoffZone),
})

export const dateOfDay = (day: number): string => formatLocalTime(day * DAY).slice(0, 10)

/** Days since 1970-01-01 of `2023-01-31`; null where it is no date. */
function dayOfDate(text: string | null): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '')?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined || !isCivilDate(year, month, day)) return null
  return daysFromCivil(year, month, day)
}

function zoneOf(text: string | null): number | null {
  const zone = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0
  return zone >= 1 && zone <= 65_535 ? zone : null
}
