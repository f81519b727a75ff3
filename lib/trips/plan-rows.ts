import type { RecognisedHeader } from './formats/recognise-format'
import { DISTANCE_KM, DURATION_SECONDS, TRIP_FIELDS, type TripField } from './formats/trip-format'
import type { ImportRules } from './import-rules'
import { hasPoints } from './keep-ride'
import { isClockUnit } from './read-duration'
import { END, ROLE, type RowPlan, TIME } from './row-plan'

/** How a kernel reads the rows of this header; null where it cannot: lines of positions, dates apart from times, and lengths such as 0:12:30 are read plainly. */
export function planRows(
  { header, columnOf, format, written, isTimed }: RecognisedHeader,
  rules: ImportRules,
): RowPlan | null {
  const { durationUnit } = format
  if (columnOf.polyline >= 0 || columnOf.pickupDate >= 0 || isClockUnit(durationUnit)) return null
  return {
    columns: header.length,
    delimiter: written.delimiter.charCodeAt(0),
    decimalComma: written.decimalComma,
    used: TRIP_FIELDS.flatMap((field) => {
      const column = columnOf[field]
      return column < 0 || isPlain(field) ? [] : [{ column, role: ROLE[field] }]
    }),
    time: timeOf(written),
    end: !isTimed ? END.none : format.end === 'duration' ? END.length : END.time,
    minimumSeconds: rules.minimumSeconds,
    maximumSeconds: rules.maximumSeconds,
    kmPerUnit: DISTANCE_KM[format.distanceUnit],
    secondsPerUnit: DURATION_SECONDS[durationUnit],
    emptyZone: format.emptyPlace === 'unknown' ? (format.unknownPlaces[0] ?? 0) : 0,
    needsPoints: hasPoints({ format }),
  }
}

type PlainField = Exclude<TripField, keyof typeof ROLE>

const PLAIN: ReadonlySet<TripField> = new Set<PlainField>(['polyline', 'rideId', 'pickupDate', 'dropoffDate'])
const isPlain = (field: TripField): field is PlainField => PLAIN.has(field)

function timeOf({ time, dateOrder }: RecognisedHeader['written']): number {
  if (time === 'unix-seconds') return TIME.unixSeconds
  if (time === 'unix-milliseconds') return TIME.unixMilliseconds
  return dateOrder === 'mdy' ? TIME.monthFirst : dateOrder === 'dmy' ? TIME.dayFirst : TIME.yearFirst
}
