/** What a chart shows, as a table: its alternative text and its download. Units stand in the heads. */
export interface FigureTable {
  /** The file's name without its ending. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** A field that a spreadsheet would run as a formula is preceded by an apostrophe; numbers are left alone. */
function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with CRLF line ends. */
export function toCsv({ columns, rows }: FigureTable): string {
  return [columns, ...rows]
    .map((row) => row.map(field).join(','))
    .join('\r\n')
    .concat('\r\n')
}
