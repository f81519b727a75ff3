import { nameColumns } from '@/lib/shared/csv/name-columns'
import { FIELD_TITLES } from './trip-field-titles'
import type { TripFormat } from './trip-format'
import { requiredFields, type WantedFields } from './wanted-fields'

/**
 * Why a header is not of the format that a person named (which may come in several forms: the one that lacks least is told), and of which
 * format it is instead; `other` is null where it is of none.
 */
export function notAsNamed(
  header: readonly string[],
  file: string,
  wanted: WantedFields,
  named: readonly TripFormat[],
  other: TripFormat | null,
): string {
  const names = header.map((name) => name.trim().toLowerCase())
  const [least] = named
    .map((format) => ({ format, lacks: lackOf(format, names, wanted) }))
    .sort((a, b) => a.lacks.length - b.lacks.length)
  const remedy = other
    ? `It looks like ${other.title}: leave --format out, or give --format ${other.name}.`
    : `Found: ${nameColumns(header)}. It is of no other known format either: say with --mapping what its columns mean.`
  return `${file} is not read as ${least?.format.title ?? 'any format'}: its header has no ${least?.lacks.join(', no ')}. ${remedy}`
}

/** What of a format a header has not, each with the names that it may have. */
function lackOf(format: TripFormat, names: readonly string[], wanted: WantedFields): readonly string[] {
  const isThere = (any: readonly string[]) => any.some((name) => names.includes(name))
  const fields = requiredFields(format, wanted).flatMap((field) => {
    const any = format.columns[field] ?? []
    return isThere(any) ? [] : `${FIELD_TITLES[field]} (${any.join(' or ')})`
  })
  const isSigned = format.signature.length === 0 || isThere(format.signature)
  return isSigned ? fields : [...fields, `column ${format.signature.join(' or ')}`]
}
