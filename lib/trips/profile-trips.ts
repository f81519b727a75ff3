import { hourOf, monthOf, weekdayOf } from '@/lib/shared/local-time'
import { columnSummary } from './column-summary'
import { FIELD_TITLES, type RecognisedHeader } from './formats/recognise-format'
import { TRIP_FIELDS, type TripField } from './formats/trip-format'
import { LONGEST_RIDE_SECONDS } from './import-rules'
import type { ColumnProfile, Profile } from './profile'
import { MISSING_PASSENGERS, type TripColumns } from './trip-columns'

const TOP_ZONES = 300

const COLUMNS: Readonly<
  Record<TripField, { of: keyof Omit<TripColumns, 'rows'>; kind: ColumnProfile['kind']; unit: string | null }>
> = {
  pickupAt: { of: 'pickupAt', kind: 'time', unit: null },
  dropoffAt: { of: 'dropoffAt', kind: 'time', unit: null },
  pickupZone: { of: 'pickupZone', kind: 'place', unit: null },
  dropoffZone: { of: 'dropoffZone', kind: 'place', unit: null },
  distance: { of: 'distanceKm', kind: 'number', unit: 'km' },
  passengers: { of: 'passengers', kind: 'number', unit: null },
  fare: { of: 'fare', kind: 'number', unit: null },
}

/** How many times `profileChunks` wants to see every chunk. */
export const PROFILE_PASSES = 3

/** Profiles trips that come chunk by chunk, in constant memory: every figure is exact. */
export interface TripProfiler {
  add(trips: TripColumns): void
  endPass(): void
  profile(): Profile
}

/** `heads` are the headers of the files, the first of which names the columns; a column that no file has is left out. */
export function tripProfiler(heads: readonly RecognisedHeader[]): TripProfiler {
  const seconds = new Uint32Array(LONGEST_RIDE_SECONDS + 1)
  const hourOfWeek = new Array<number>(7 * 24).fill(0)
  const days = new Map<number, number>()
  const pickups = new Uint32Array(1 << 16)
  const dropoffs = new Uint32Array(1 << 16)
  const columns = TRIP_FIELDS.flatMap((field) => {
    const head = heads.find((one) => one.columnOf[field] >= 0)
    if (!head) return []
    const { kind } = COLUMNS[field]
    const summary = columnSummary({
      clipTail: kind === 'number',
      ...(field === 'passengers' ? { missingValue: MISSING_PASSENGERS } : {}),
    })
    return [{ field, header: head.header[head.columnOf[field]] ?? field, summary }]
  })
  let pass = 0

  const count = (trips: TripColumns) => {
    let day = Number.NaN
    let rowsOfDay = 0
    const addDay = () => {
      if (rowsOfDay > 0) days.set(day, (days.get(day) ?? 0) + rowsOfDay)
      rowsOfDay = 0
    }
    for (let i = 0; i < trips.rows; i++) {
      const at = trips.pickupAt[i] as number
      const length = (trips.dropoffAt[i] as number) - at
      seconds[length] = (seconds[length] as number) + 1
      const cell = weekdayOf(at) * 24 + hourOf(at)
      hourOfWeek[cell] = (hourOfWeek[cell] as number) + 1
      const today = Math.floor(at / 86_400)
      if (today !== day) {
        addDay()
        day = today
      }
      rowsOfDay++
      const from = trips.pickupZone[i] as number
      const to = trips.dropoffZone[i] as number
      pickups[from] = (pickups[from] as number) + 1
      dropoffs[to] = (dropoffs[to] as number) + 1
    }
    addDay()
  }

  return {
    add(trips) {
      if (pass === 0) count(trips)
      for (const { field, summary } of columns) summary.add(trips[COLUMNS[field].of])
    },
    endPass() {
      pass++
      for (const { summary } of columns) summary.endPass()
    },
    profile: () => ({
      ...durations(seconds),
      hourOfWeek,
      ...calendar(days),
      topPickups: topZones(pickups),
      topDropoffs: topZones(dropoffs),
      columns: columns.map(({ field, header, summary }) => ({
        header,
        readAs: FIELD_TITLES[field],
        unit: COLUMNS[field].unit,
        kind: COLUMNS[field].kind,
        ...summary.result(),
      })),
    }),
  }
}

function calendar(counts: ReadonlyMap<number, number>): Required<Pick<Profile, 'months' | 'days'>> {
  const days = [...counts].map(([day, rows]) => ({ day, rows })).sort((a, b) => a.day - b.day)
  const months: { month: number; rows: number }[] = []
  for (const { day, rows } of days) {
    const month = monthOf(day * 86_400)
    const last = months.at(-1)
    if (last?.month === month) last.rows += rows
    else months.push({ month, rows })
  }
  return { months, days }
}

function durations(seconds: Uint32Array): Pick<Profile, 'duration' | 'durationHistogram'> {
  let rows = 0
  let sum = 0
  let longest = 0
  seconds.forEach((count, length) => {
    if (count === 0) return
    rows += count
    sum += count * length
    longest = length
  })
  const at = (share: number) => {
    let rank = Math.floor((rows - 1) * share)
    let length = 0
    while (length < longest && rank >= (seconds[length] as number)) rank -= seconds[length++] as number
    return length
  }
  const histogram = new Array<number>(Math.floor(longest / 60) + 1).fill(0)
  for (let length = 0; length <= longest; length++) {
    const minute = Math.floor(length / 60)
    histogram[minute] = (histogram[minute] as number) + (seconds[length] as number)
  }
  return {
    duration: { p05: at(0.05), median: at(0.5), mean: rows > 0 ? sum / rows : 0, p95: at(0.95) },
    durationHistogram: histogram,
  }
}

function topZones(counts: Uint32Array): { zone: number; rows: number }[] {
  const zones: { zone: number; rows: number }[] = []
  counts.forEach((rows, zone) => {
    if (rows > 0) zones.push({ zone, rows })
  })
  return zones.sort((a, b) => b.rows - a.rows || a.zone - b.zone).slice(0, TOP_ZONES)
}
