import { recogniseZoneFile } from '@/lib/places/zone-table'
import { nameColumns } from '@/lib/shared/csv/name-columns'
import { fail, ok, type Result } from '@/lib/shared/result'
import { formatOfMapping } from '../mapping/format-of-mapping'
import { headerFingerprint } from '../mapping/header-fingerprint'
import { BY_HEADER, type FormatChoice } from './format-choice'
import { FIELD_TITLES } from './trip-field-titles'
import { TRIP_FIELDS, type TripField, type TripFormat } from './trip-format'
import { unknownHeader } from './unknown-header'
import { optionalFields, requiredFields, type WantedFields, WHOLE_TRIPS } from './wanted-fields'
import { USUAL_FORM, type WrittenForm } from './written-form'

/** More columns than any trip file has; a header beyond it is not read further. */
const MAX_COLUMNS = 4_096

/** A header whose format is known: for each field the index of its column, or −1 where the file has none. */
export interface RecognisedHeader {
  readonly format: TripFormat
  readonly header: readonly string[]
  readonly columnOf: Readonly<Record<TripField, number>>
  readonly written: WrittenForm
  /** Is the end of each ride read, and so its length judged? */
  readonly isTimed: boolean
}

/**
 * Finds the mapping or the format whose wanted columns that are required are all in the header, whatever their case and order. Fails with
 * `trips/unknown-header`, `trips/zone-file`, `trips/duplicate-column` or `trips/too-many-columns`.
 */
export function recogniseFormat(
  header: readonly string[],
  file: string,
  wanted: WantedFields = WHOLE_TRIPS,
  choice: FormatChoice = BY_HEADER,
): Result<RecognisedHeader> {
  if (header.length > MAX_COLUMNS)
    return fail(
      'trips/too-many-columns',
      `${file}: the header has ${header.length} columns; a trip file has at most ${MAX_COLUMNS}. Is it separated by commas?`,
    )
  const names = header.map((name) => name.trim().toLowerCase())
  for (const format of formatsFor(header, choice)) {
    const required = requiredFields(format, wanted)
    const has = (field: TripField) => namesOf(format, field).some((name) => names.includes(name))
    if (!required.every(has)) continue
    if (format.signature.length > 0 && !format.signature.some((name) => names.includes(name))) continue
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
    return ok({ format, header, columnOf, written: USUAL_FORM, isTimed: wanted.end })
  }
  if (recogniseZoneFile(header))
    return fail(
      'trips/zone-file',
      `${file} is a zone file: it names places and holds no trips. Give it beside trip files: with --places in a terminal, dropped together with them in the browser.`,
    )
  const [mapping] = choice.mappings.filter(({ fingerprint }) => fingerprint === null)
  if (mapping) return fail('mapping/columns', lacks(formatOfMapping(mapping), names, file, wanted))
  return fail('trips/unknown-header', unknownHeader(header, file, wanted, choice.formats))
}

/** The columns that a mapping names and a header has not. */
function lacks(format: TripFormat, names: readonly string[], file: string, wanted: WantedFields): string {
  const missing = requiredFields(format, wanted)
    .flatMap((field) => namesOf(format, field))
    .filter((name) => !names.includes(name))
  return `${file}: the mapping names ${missing.map((name) => `"${name}"`).join(', ')}, which is not in the header. Found: ${nameColumns(names)}.`
}

/** Mappings for this very header first, then those for any, then the formats. */
function formatsFor(header: readonly string[], { formats, mappings }: FormatChoice): readonly TripFormat[] {
  if (mappings.length === 0) return formats
  const print = headerFingerprint(header)
  return [
    ...mappings.filter(({ fingerprint }) => fingerprint === print).map(formatOfMapping),
    ...mappings.filter(({ fingerprint }) => fingerprint === null).map(formatOfMapping),
    ...formats,
  ]
}

const namesOf = (format: TripFormat, field: TripField): readonly string[] => format.columns[field] ?? []

/** A table with no column for any field. */
function noColumns(): Record<TripField, number> {
  const none: Partial<Record<TripField, number>> = {}
  for (const field of TRIP_FIELDS) none[field] = -1
  return none as Record<TripField, number>
}
