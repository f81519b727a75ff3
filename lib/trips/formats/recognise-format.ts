import { recogniseZoneFile } from '@/lib/places/zone-table'
import { nameColumns } from '@/lib/shared/csv/name-columns'
import { fail, ok, type Result } from '@/lib/shared/result'
import { formatOfMapping } from '../mapping/format-of-mapping'
import { headerFingerprint } from '../mapping/header-fingerprint'
import { BY_HEADER, type FormatChoice } from './format-choice'
import { notAsNamed } from './named-format'
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
 * `trips/unknown-header`, `trips/other-format` (than the one that was named), `trips/zone-file`, `trips/duplicate-column` or `trips/too-many-columns`.
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
  const misfit = nearlyFitting(choice, names, wanted)
  if (misfit) return fail('mapping/columns', lacks(misfit, names, file, wanted))
  for (const format of formatsFor(header, choice)) {
    const required = requiredFields(format, wanted)
    const has = (field: TripField) => namesOf(format, field).some((name) => names.includes(name))
    if (!required.every(has)) continue
    if (format.signature.length > 0 && !format.signature.some((name) => names.includes(name))) continue
    const columnOf = { ...NO_COLUMNS }
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
  const [mapping] = anyHeader(choice)
  if (mapping) return fail('mapping/columns', lacks(mapping, names, file, wanted))
  if (choice.formats.length < BY_HEADER.formats.length) {
    const other = recogniseFormat(header, file, wanted)
    const why = notAsNamed(header, file, wanted, choice.formats, other.ok ? other.value.format : null)
    return fail(other.ok ? 'trips/other-format' : 'trips/unknown-header', why)
  }
  return fail('trips/unknown-header', unknownHeader(header, file, wanted, choice.formats))
}

/** Mappings that were given by hand, for whatever header. */
const anyHeader = ({ mappings }: FormatChoice): readonly TripFormat[] =>
  mappings.filter(({ fingerprint }) => fingerprint === null).map(formatOfMapping)

const missingOf = (format: TripFormat, names: readonly string[], wanted: WantedFields): readonly TripField[] =>
  requiredFields(format, wanted).filter((field) => !namesOf(format, field).some((name) => names.includes(name)))

/** A mapping given by hand that is clearly meant for this header, having half of its columns there, but names some that are not. */
function nearlyFitting(choice: FormatChoice, names: readonly string[], wanted: WantedFields): TripFormat | null {
  const given = anyHeader(choice).map((format) => ({ format, missing: missingOf(format, names, wanted).length }))
  if (given.some(({ missing }) => missing === 0)) return null
  return given.find(({ format, missing }) => 2 * missing <= requiredFields(format, wanted).length)?.format ?? null
}

/** The columns that a mapping names and a header has not. */
function lacks(format: TripFormat, names: readonly string[], file: string, wanted: WantedFields): string {
  const missing = missingOf(format, names, wanted).flatMap((field) =>
    namesOf(format, field).map((name) => `"${name}" (${FIELD_TITLES[field]})`),
  )
  return `${file}: the mapping names ${missing.join(', ')}, which ${missing.length > 1 ? 'are' : 'is'} not in the header. Found: ${nameColumns(names)}. Correct the names in the mapping, or give null for what a ride can do without.`
}

/** Mappings for this very header first, then those for any, then the formats. */
function formatsFor(header: readonly string[], { formats, mappings }: FormatChoice): readonly TripFormat[] {
  if (mappings.length === 0) return formats
  const print = headerFingerprint(header)
  return [
    ...mappings.filter(({ fingerprint }) => fingerprint === print).map(formatOfMapping),
    ...anyHeader({ formats, mappings, dateOrder: null }),
    ...formats,
  ]
}

const namesOf = (format: TripFormat, field: TripField): readonly string[] => format.columns[field] ?? []

/** No column for any field. */
export const NO_COLUMNS: Readonly<Record<TripField, number>> = columnsOf(() => -1)

function columnsOf(at: (field: TripField) => number): Record<TripField, number> {
  const columns: Partial<Record<TripField, number>> = {}
  for (const field of TRIP_FIELDS) columns[field] = at(field)
  return columns as Record<TripField, number>
}
