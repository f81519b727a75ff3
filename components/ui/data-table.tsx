import { formatCount, formatMetric } from '@/lib/shared/format-number'
import { Scrolling } from './scrolling'
import type { FigureTable } from './table-csv'

const SHOWN = 1000

const show = (value: string | number | null): string =>
  value === null
    ? '–'
    : typeof value === 'string'
      ? value
      : Number.isInteger(value)
        ? formatCount(value)
        : formatMetric(value)

/** A figure's numbers as a table. Longer ones are cut, and say so; the CSV has all rows. */
export function DataTable({ table }: { readonly table: FigureTable }) {
  const { columns, rows } = table
  const isNumber = columns.map((_, j) => rows.some((row) => typeof row[j] === 'number'))
  return (
    <Scrolling label="Figures">
      <table className="t dense">
        <thead>
          <tr>
            {columns.map((name, j) => (
              <th key={name} className={isNumber[j] ? 'r' : ''}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a figure have no other identity
            <tr key={i}>
              {columns.map((name, j) => (
                <td key={name} className={isNumber[j] ? 'r num' : ''}>
                  {show(row[j] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && (
        <p className="sm ink3 rule">
          The first {formatCount(SHOWN)} of {formatCount(rows.length)} rows. The CSV has all of them.
        </p>
      )}
    </Scrolling>
  )
}
