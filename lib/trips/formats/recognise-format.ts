import { recogniseZoneFile } from '@/lib/places/parse-zones'
import { nameColumns } from '@/lib/shared/csv/name-columns'
import { fail, ok, type Result } from '@/lib/shared/result'
import { SIMULATED_CITY } from './simulated-city'
import { TLC_GREEN, TLC_PLAIN, TLC_YELLOW } from './tlc'
import { type TripField, type TripFormat, type WantedFields, WHOLE_TRIPS } from './trip-format'

const TRIP_FORMATS: readonly TripFormat[] = [TLC_GREEN, TLC_YELLOW, TLC_PLAIN, SIMULATED_CITY]

/** More columns than any trip file has; a header beyond it is not read further. */
const MAX_COLUMNS = 4_096

/** A header whose format is known: for each field the index of its column, or −1 where the file has none. */
export interface RecognisedHeader {
  readonly format: TripFormat
  readonly header: readonly string[]
  readonly columnOf: Readonly<Record<TripField, number>>
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
    const has = (field: TripField) => format.columns[field].some((name) => names.includes(name))
    if (!wanted.required.every(has)) continue
    const columnOf = {
      pickupAt: -1,
      dropoffAt: -1,
      pickupZone: -1,
      dropoffZone: -1,
      distance: -1,
      passengers: -1,
      fare: -1,
    }
    for (const field of [...wanted.required, ...wanted.optional]) {
      const at = names.flatMap((name, i) => (format.columns[field].includes(name) ? [i] : []))
      if (at.length > 1)
        return fail(
          'trips/duplicate-column',
          `${file}: ${at.length} columns (${at.map((i) => `"${header[i]}"`).join(', ')}) could be the ${FIELD_TITLES[field]}. Remove all but one.`,
        )
      columnOf[field] = at[0] ?? -1
    }
    return ok({ format, header, columnOf })
  }
  if (recogniseZoneFile(header))
    return fail(
      'trips/zone-file',
      `${file} is a zone file: it names places and holds no trips. Give it beside trip files: with --places in a terminal, dropped together with them in the browser.`,
    )
  return fail('trips/unknown-header', unknownHeader(header, file, wanted))
}

/** What each field is called in sentences and tables. */
export const FIELD_TITLES: Readonly<Record<TripField, string>> = {
  pickupAt: 'pickup time',
  dropoffAt: 'drop-off time',
  pickupZone: 'pickup place',
  dropoffZone: 'drop-off place',
  distance: 'distance',
  passengers: 'passengers',
  fare: 'fare',
}

/** One sentence over several lines: all columns that were found, and the names that each field may have. */
function unknownHeader(header: readonly string[], file: string, { required, optional }: WantedFields): string {
  const namesOf = (field: TripField) =>
    `${FIELD_TITLES[field]} (${[...new Set(TRIP_FORMATS.flatMap(({ columns }) => columns[field]))].join(', ')})`
  return [
    `${file}: the header is not one of ${required.includes('dropoffAt') ? 'trips' : 'rides'};`,
    `found ${header.length} ${header.length === 1 ? 'column' : 'columns'}: ${nameColumns(header)};`,
    'looked for one of these names of each, in any case and order:',
    `${required.map(namesOf).join(', ')}${optional.length === 0 ? '.' : ','}`,
    ...(optional.length === 0 ? [] : [`and if present ${optional.map(namesOf).join(', ')}.`]),
  ].join('\n')
}
