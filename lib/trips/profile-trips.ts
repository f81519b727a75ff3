import { greatCircleKm } from '@/lib/places/great-circle'
import { hourOfWeekOf, monthOf } from '@/lib/shared/local-time'
import { columnSummary } from './column-summary'
import type { Dataset } from './dataset'
import type { RecognisedHeader } from './formats/recognise-format'
import { FIELD_TITLES } from './formats/trip-field-titles'
import type { TripField } from './formats/trip-format'
import { type GroupMedians, groupMedians } from './group-medians'
import { LONGEST_RIDE_SECONDS } from './import-rules'
import { UNNAMED_PLACE } from './place-book'
import { type ColumnProfile, type PlaceFigure, PROFILE_VERSION, type Profile } from './profile'
import { densityCount } from './ride-density'
import { smallSummary } from './small-summary'
import { MISSING_PASSENGERS, type TripColumns, type TripPoints } from './trip-columns'
import { unknownIds } from './unknown-places'

/** Places of which a profile tells figures: for each 1 kB while it is made. */
const MOST_PLACES = 4_096

/** A column of kept trips, and the fields of a file of which any one gives it. */
interface ProfiledColumn {
  readonly fields: readonly TripField[]
  readonly kind: ColumnProfile['kind']
  readonly unit: string | null
  /** Are its values whole numbers below 65,536? */
  readonly isSmall?: true
  readonly missingValue?: number
  /** `lengths[i]` is how many seconds ride i took. */
  values(trips: TripColumns, lengths: Int32Array): Int32Array | Float32Array | Uint16Array | Uint8Array | null
}

const COLUMNS: readonly ProfiledColumn[] = [
  { fields: ['pickupAt'], kind: 'time', unit: null, values: (trips) => trips.pickupAt },
  { fields: ['dropoffAt'], kind: 'time', unit: null, values: (trips) => trips.dropoffAt },
  { fields: ['duration', 'polyline'], kind: 'number', unit: 's', values: (_, lengths) => lengths },
  {
    fields: ['pickupZone', 'pickupName'],
    kind: 'place',
    unit: null,
    isSmall: true,
    values: (trips) => trips.pickupZone,
  },
  {
    fields: ['dropoffZone', 'dropoffName'],
    kind: 'place',
    unit: null,
    isSmall: true,
    values: (trips) => trips.dropoffZone,
  },
  { fields: ['pickupLat'], kind: 'number', unit: '°', values: ({ points }) => points?.pickupLat ?? null },
  { fields: ['pickupLon'], kind: 'number', unit: '°', values: ({ points }) => points?.pickupLon ?? null },
  { fields: ['dropoffLat'], kind: 'number', unit: '°', values: ({ points }) => points?.dropoffLat ?? null },
  { fields: ['dropoffLon'], kind: 'number', unit: '°', values: ({ points }) => points?.dropoffLon ?? null },
  { fields: ['distance'], kind: 'number', unit: 'km', values: (trips) => trips.distanceKm },
  {
    fields: ['passengers'],
    kind: 'number',
    unit: null,
    isSmall: true,
    missingValue: MISSING_PASSENGERS,
    values: (trips) => trips.passengers,
  },
  { fields: ['fare'], kind: 'number', unit: null, values: (trips) => trips.fare },
]

/** How many times a profiler wants to see every chunk. */
export const PROFILE_PASSES = 3

/** A column that is profiled, and what the file calls it. */
export type ColumnName = Pick<ColumnProfile, 'readAs' | 'header'> & {
  /** Ids of unknown places, which count as missing. */
  readonly unknown?: readonly number[]
}

/** The columns that the files have; the first file that has one names it. */
export function columnNames(heads: readonly RecognisedHeader[]): readonly ColumnName[] {
  return COLUMNS.flatMap(({ fields }) => {
    const head = heads.find((one) => fields.some((field) => one.columnOf[field] >= 0))
    const field = fields.find((one) => head && head.columnOf[one] >= 0)
    return head && field
      ? [{ readAs: titleOf(fields), header: head.header[head.columnOf[field]] ?? field, unknown: unknownIds(head) }]
      : []
  })
}

const titleOf = ([field]: readonly TripField[]): string => (field ? FIELD_TITLES[field] : '')

/** The columns of a stored dataset, of which the first release has not kept the headers: there, those of its profile. */
export function columnNamesOf({ files, profile }: Pick<Dataset, 'files' | 'profile'>): readonly ColumnName[] {
  const heads = files.flatMap(({ readAs }) => readAs ?? [])
  return heads.length === files.length && heads.length > 0 ? columnNames(heads) : profile.columns
}

/** Profiles trips that come chunk by chunk, in constant memory (some 20 MB): every figure is exact. */
export interface TripProfiler {
  add(trips: TripColumns): void
  endPass(): void
  profile(): Profile
}

/** A column that is not named is left out, as is one that no trip has. */
export function tripProfiler(names: readonly ColumnName[]): TripProfiler {
  const seconds = new Uint32Array(LONGEST_RIDE_SECONDS + 1)
  const days = new Map<number, number>()
  const hours = groupMedians(7 * 24, 7 * 24)
  const pickups = groupMedians(1 << 16, MOST_PLACES)
  const dropoffs = groupMedians(1 << 16, MOST_PLACES)
  const density = densityCount()
  const isMetered = names.some(({ readAs }) => readAs === FIELD_TITLES.distance)
  const columns = COLUMNS.flatMap((column) => {
    const readAs = titleOf(column.fields)
    const name = names.find((each) => each.readAs === readAs)
    if (!name) return []
    const { header, unknown = [] } = name
    const missing = column.kind === 'place' ? [UNNAMED_PLACE, ...unknown] : [column.missingValue ?? -1]
    const summary = column.isSmall ? smallSummary({ missing }) : columnSummary({ clipTail: column.kind === 'number' })
    return [{ ...column, readAs, header, summary, isThere: false }]
  })
  let pass = 0
  /** Of the rows at hand: how long each took, and in which hour of the week it began. */
  let lengths = new Int32Array(0)
  let hourOfWeek = new Uint8Array(0)

  const measure = ({ rows, pickupAt, dropoffAt }: TripColumns) => {
    if (lengths.length < rows) {
      lengths = new Int32Array(rows)
      hourOfWeek = new Uint8Array(rows)
    }
    for (let i = 0; i < rows; i++) {
      const at = pickupAt[i] as number
      lengths[i] = (dropoffAt[i] as number) - at
      hourOfWeek[i] = hourOfWeekOf(at)
    }
  }

  const count = ({ rows, pickupAt }: TripColumns) => {
    let day = Number.NaN
    let rowsOfDay = 0
    const addDay = () => {
      if (rowsOfDay > 0) days.set(day, (days.get(day) ?? 0) + rowsOfDay)
      rowsOfDay = 0
    }
    for (let i = 0; i < rows; i++) {
      const length = lengths[i] as number
      seconds[length] = (seconds[length] as number) + 1
      const today = Math.floor((pickupAt[i] as number) / 86_400)
      if (today !== day) {
        addDay()
        day = today
      }
      rowsOfDay++
    }
    addDay()
  }

  return {
    add(trips) {
      const { rows } = trips
      measure(trips)
      if (pass === 0) {
        count(trips)
        const { points } = trips
        density.add(points && !isMetered ? straightKm(points, rows) : trips.distanceKm, lengths, rows)
      }
      hours.add(hourOfWeek, lengths, rows)
      pickups.add(trips.pickupZone, lengths, rows)
      dropoffs.add(trips.dropoffZone, lengths, rows)
      for (const column of columns) {
        const values = column.values(trips, lengths.subarray(0, rows))
        if (values === null) continue
        column.isThere = true
        column.summary.add(values)
      }
    },
    endPass() {
      pass++
      for (const part of [hours, pickups, dropoffs]) part.endPass()
      for (const { summary } of columns) summary.endPass()
    },
    profile: () => ({
      version: PROFILE_VERSION,
      ...durations(seconds),
      hourOfWeek: [...hours.rows],
      hourOfWeekMedian: Array.from(hours.rows, (_, hour) => hours.median(hour)),
      ...calendar(days),
      topPickups: placesOf(pickups),
      topDropoffs: placesOf(dropoffs),
      density: density.result(),
      columns: columns
        .filter(({ isThere }) => isThere)
        .map(({ header, readAs, unit, kind, summary }) => {
          const { outliers, ...figures } = summary.result()
          return { header, readAs, unit, kind, ...figures, outliers: kind === 'number' ? outliers : null }
        }),
    }),
  }
}

/** Great-circle distances, for rides whose files tell no others. */
const straightKm = ({ pickupLat, pickupLon, dropoffLat, dropoffLon }: TripPoints, rows: number): Float32Array =>
  Float32Array.from({ length: rows }, (_, i) =>
    greatCircleKm(pickupLat[i] as number, pickupLon[i] as number, dropoffLat[i] as number, dropoffLon[i] as number),
  )

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

function placesOf(places: GroupMedians): readonly PlaceFigure[] {
  const found: PlaceFigure[] = []
  places.rows.forEach((rows, zone) => {
    const median = places.median(zone)
    if (median !== null) found.push({ zone, rows, median })
  })
  return found.sort((a, b) => b.rows - a.rows || a.zone - b.zone)
}
