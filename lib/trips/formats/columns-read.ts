import type { RecognisedHeader } from './recognise-format'
import { FIELD_TITLES } from './trip-field-titles'
import { TRIP_FIELDS, type TripField, type TripFormat } from './trip-format'

/** A column that is read, and what it is taken for: "distance (mi)". */
export interface ColumnRead {
  readonly header: string
  readonly readAs: string
}

/** The columns of a header that are read, in the order of the fields, with the units that they are taken to be in. */
export function columnsRead({
  header,
  columnOf,
  format,
}: Pick<RecognisedHeader, 'header' | 'columnOf' | 'format'>): readonly (ColumnRead & { readonly at: number })[] {
  return TRIP_FIELDS.flatMap((field) => {
    const at = columnOf[field]
    return at < 0 ? [] : [{ header: header[at] ?? '', readAs: `${FIELD_TITLES[field]}${unitOf(field, format)}`, at }]
  })
}

function unitOf(field: TripField, { distanceUnit, durationUnit }: TripFormat): string {
  if (field === 'distance') return ` (${distanceUnit})`
  return field === 'duration' ? ` (${durationUnit})` : ''
}
