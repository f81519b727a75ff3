import { recogniseZoneFile } from '@/lib/places/zone-table'
import { nameColumns } from '@/lib/shared/csv/name-columns'
import { fail, ok, type Result } from '@/lib/shared/result'
import { SIMULATED_CITY } from './simulated-city'
import { TLC_GREEN, TLC_PLAIN, TLC_YELLOW } from './tlc'
import { FIELD_TITLES } from './trip-field-titles'
import { TRIP_FIELDS, type TripField, type TripFormat } from './trip-format'
import { optionalFields, requiredFields, type WantedFields, WHOLE_TRIPS } from './wanted-fields'
import { USUAL_FORM, type WrittenForm } from './written-form'

const TRIP_FORMATS: readonly TripFormat[] = [TLC_GREEN, TLC_YELLOW, TLC_PLAIN, SIMULATED_CITY]

/** More columns than any trip file has; a header beyond it is not read further. */
const MAX_COLUMNS = 4_096

/** A header whose format is known: for each field the index of its column, or −1 where the file has none. */
export interface RecognisedHeader {
  readonly format: TripFormat
  readonly header: readonly string[]
  readonly columnOf: Readonly<Record<TripField, number>>
  readonly written: WrittenForm
}

/**
 * Finds the format whose wanted columns that are required are all in the header, whatever their case and order. Fails with `trips/unknown-header`,
 * `trips/zone-file`, `trips/duplicate-column` or `trips/too-many-columns`.
 */
export function recogniseFormat(
  header: readonly string[],
  file: string,
  wanted: WantedFields = WHOLE_TRIPS,
): Result<RecognisedHeader> {
  if (header.length > MAX_COLUMNS)
    return fail(
      'trips/too-many-columns',
      `${file}: the header has ${header.length} columns; a trip file has at most ${MAX_COLUMNS}. Is it separated by commas?`,
    )
  const names = header.map((name) => name.trim().toLowerCase())
  for (const format of TRIP_FORMATS) {
    const required = requiredFields(format, wanted)
    const has = (field: TripField) => namesOf(format, field).some((name) => names.includes(name))
    if (!required.every(has)) continue
    const columnOf = noColumns()
    for (const field of [...required, ...optionalFields(format, wanted)]) {
      const at = names.flatMap((name, i) => (namesOf(format, field).includes(name) ? [i] : []))
      if (at.length > 1)
        return fail(
          'trips/duplicate-column',
          `${file}: ${at.length} columns (${at.map((i) => `"${header[i]}"`).join(', ')}) could be the ${FIELD_TITLES[field]}. Remove all but one.`,
        )
      columnOf[field] = at[0] ?? -1
    }
    return ok({ format, header, columnOf, written: USUAL_FORM })
  }
  if (recogniseZoneFile(header))
    return fail(
      'trips/zone-file',
      `${file} is a zone file: it names places and holds no trips. Give it beside trip files: with --places in a terminal, dropped together with them in the browser.`,
    )
  return fail('trips/unknown-header', unknownHeader(header, file, wanted))
}

const namesOf = (format: TripFormat, field: TripField): readonly string[] => format.columns[field] ?? []

/** A table with no column for any field. */
function noColumns(): Record<TripField, number> {
  const none: Partial<Record<TripField, number>> = {}
  for (const field of TRIP_FIELDS) none[field] = -1
  return none as Record<TripField, number>
}

/** One sentence over several lines: all columns that were found, and the names that each field may have. */
function unknownHeader(header: readonly string[], file: string, wanted: WantedFields): string {
  const namesOfAll = (field: TripField) =>
    `${FIELD_TITLES[field]} (${[...new Set(TRIP_FORMATS.flatMap((format) => namesOf(format, field)))].join(', ')})`
  const required: readonly TripField[] = [
    'pickupAt',
    ...(wanted.end ? (['dropoffAt'] as const) : []),
    'pickupZone',
    'dropoffZone',
    ...wanted.required,
  ]
  const optional = wanted.optional.filter((field) => field !== 'rideId')
  return [
    `${file}: the header is not one of ${wanted.end ? 'trips' : 'rides'};`,
    `found ${header.length} ${header.length === 1 ? 'column' : 'columns'}: ${nameColumns(header)};`,
    'looked for one of these names of each, in any case and order:',
    `${required.map(namesOfAll).join(', ')}${optional.length === 0 ? '.' : ','}`,
    ...(optional.length === 0 ? [] : [`and if present ${optional.map(namesOfAll).join(', ')}.`]),
  ].join('\n')
}
