const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/**
 * One cell of a CSV that a person may open in a spreadsheet. Text that a spreadsheet would run as a formula gets a leading apostrophe
 * (OWASP, "CSV injection"); numbers stay as they are.
 */
export function csvCell(value: string | number): string {
  const raw = String(value)
  const text = FORMULA.test(raw) && !NUMBER.test(raw) ? `'${raw}` : raw
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of a CSV, line end included. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`
