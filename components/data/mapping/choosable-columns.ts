/** A list of more than this is searched rather than scrolled: every option of a list of the browser's is an element, in up to 14 fields. */
const MOST_LISTED = 100

export const hasLongList = (columns: readonly string[]): boolean => columns.length > MOST_LISTED

/** Columns without a name, and later ones of a name that stood before, cannot be chosen: nothing would tell them apart. */
export function choosableColumns(header: readonly string[]): readonly string[] {
  const seen = new Set([''])
  return header.filter((name) => {
    const known = name.trim().toLowerCase()
    if (seen.has(known)) return false
    seen.add(known)
    return true
  })
}
