const EXTENSION = /\.(csv|tsv|txt|parquet)(\.gz)?$|\.gz$/i
const MONTH = /(?<!\d)((?:19|20)\d\d)[-_]?(0[1-9]|1[0-2])(?!\d)/

/** Months named one by one; of more the first and the last say enough. */
const NAMED_MONTHS = 3

/**
 * What a dataset is called that nobody named. Files of months by what they hold and when: `green 2023-01`, `green 2023-01 to 2023-02`,
 * `green 2021-01, 2023-01`, `green and yellow 2023-01`. Other files by their names: `day and night`, `1 to 12`.
 */
export function datasetName(files: readonly string[]): string {
  const stems = files.map(fileStem)
  const parts = stems.map(monthly)
  const months = [...new Set(parts.flatMap((part) => (part ? [part.month] : [])))].sort()
  const kinds = [...new Set(parts.map((part) => part?.kind ?? ''))].sort()
  if (months.length > 0 && !kinds.includes('')) return `${listed(kinds)} ${span(months)}`
  const [first = 'trips'] = stems
  const last = stems.at(-1) ?? first
  if (stems.length < 2) return first
  return stems.length === 2 ? `${first} and ${last}` : `${first} to ${last}`
}

/** A file's month and what else its name says: `green` of `green_tripdata_2023-01`. Null where it names no month, or nothing but one. */
function monthly(stem: string): { readonly kind: string; readonly month: string } | null {
  const found = MONTH.exec(stem)
  if (!found) return null
  const kind = stem
    .replace(found[0], ' ')
    .replace(/tripdata|trip_data/gi, ' ')
    .replace(/[-_\s.]+/g, ' ')
    .trim()
  return kind === '' ? null : { kind, month: `${found[1]}-${found[2]}` }
}

function span(months: readonly string[]): string {
  const [first = ''] = months
  const last = months.at(-1) ?? first
  if (months.length === 1) return first
  const follow = months.every((month, i) => i === 0 || monthsSince(months[i - 1] ?? '', month) === 1)
  if (follow) return `${first} to ${last}`
  return months.length <= NAMED_MONTHS ? months.join(', ') : `${first} to ${last}, ${months.length} months`
}

function monthsSince(before: string, month: string): number {
  const count = (text: string) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5))
  return count(month) - count(before)
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A file's name without its ending. */
export const fileStem = (name: string): string => name.replace(EXTENSION, '') || name

/** Files in the order of their names, numbers by value: the order in which they are dropped says nothing. */
export function inNameOrder<T extends { readonly name: string }>(files: readonly T[]): T[] {
  const collator = new Intl.Collator('en', { numeric: true })
  return [...files].sort((a, b) => collator.compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
