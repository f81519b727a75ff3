const MOST_NAMES = 40
const LONGEST_NAME = 40

/** A header in a sentence: at most forty names, long ones cut, and how many more there are. */
export function nameColumns(header: readonly string[]): string {
  const names = header
    .slice(0, MOST_NAMES)
    .map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name))
  return names.join(', ') + (header.length > names.length ? ` and ${header.length - names.length} more` : '')
}
