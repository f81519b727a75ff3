import { hourOf, monthOf, weekdayOf } from '@/lib/shared/local-time'
import { columnSummary } from './column-summary'
import type { RecognisedHeader } from './formats/recognise-format'
import { FIELD_TITLES } from './formats/trip-field-titles'
import type { TripField } from './formats/trip-format'
import { LONGEST_RIDE_SECONDS } from './import-rules'
import type { ColumnProfile, Profile } from './profile'
import { MISSING_PASSENGERS, type TripColumns } from './trip-columns'

const TOP_ZONES = 300

/** A column of kept trips, and the fields of a file of which any one gives it. */
interface ProfiledColumn {
  readonly fields: readonly TripField[]
  readonly kind: ColumnProfile['kind']
  readonly unit: string | null
  values(trips: TripColumns): Int32Array | Float32Array | Uint16Array | Uint8Array | null
}

const COLUMNS: readonly ProfiledColumn[] = [
  { fields: ['pickupAt'], kind: 'time', unit: null, values: (trips) => trips.pickupAt },
  { fields: ['dropoffAt', 'duration', 'polyline'], kind: 'time', unit: null, values: (trips) => trips.dropoffAt },
  { fields: ['pickupZone', 'pickupName'], kind: 'place', unit: null, values: (trips) => trips.pickupZone },
  { fields: ['dropoffZone', 'dropoffName'], kind: 'place', unit: null, values: (trips) => trips.dropoffZone },
  { fields: ['pickupLat'], kind: 'number', unit: '°', values: ({ points }) => points?.pickupLat ?? null },
  { fields: ['pickupLon'], kind: 'number', unit: '°', values: ({ points }) => points?.pickupLon ?? null },
  { fields: ['dropoffLat'], kind: 'number', unit: '°', values: ({ points }) => points?.dropoffLat ?? null },
  { fields: ['dropoffLon'], kind: 'number', unit: '°', values: ({ points }) => points?.dropoffLon ?? null },
  { fields: ['distance'], kind: 'number', unit: 'km', values: (trips) => trips.distanceKm },
  { fields: ['passengers'], kind: 'number', unit: null, values: (trips) => trips.passengers },
  { fields: ['fare'], kind: 'number', unit: null, values: (trips) => trips.fare },
]

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
  const columns = COLUMNS.flatMap((column) => {
    const head = heads.find((one) => column.fields.some((field) => one.columnOf[field] >= 0))
    const field = column.fields.find((one) => head && head.columnOf[one] >= 0)
    if (!head || !field) return []
    const summary = columnSummary({
      clipTail: column.kind === 'number',
      ...(field === 'passengers' ? { missingValue: MISSING_PASSENGERS } : {}),
    })
    return [{ ...column, field, header: head.header[head.columnOf[field]] ?? field, summary, isThere: false }]
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
      for (const column of columns) {
        const values = column.values(trips)
        if (values === null) continue
        column.isThere = true
        column.summary.add(values)
      }
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
      columns: columns
        .filter(({ isThere }) => isThere)
        .map(({ field, fields, header, unit, kind, summary }) => ({
          header,
          readAs: FIELD_TITLES[fields[0] ?? field],
          unit,
          kind,
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
