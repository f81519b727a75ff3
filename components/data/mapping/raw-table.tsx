import { memo } from 'react'
import { formatCount } from '@/lib/shared/format-number'
import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import classes from './mapping.module.css'

interface RawTableProps {
  readonly header: MappingStart['header']
  readonly rows: MappingStart['rows']
}

/** Columns that are drawn; a file may have thousands, each of them a hundred cells. */
const MOST_COLUMNS = 40

/** The first rows as the file has them: until it is known what they mean. Of a wide file the first columns, and how many more there are. */
export const RawTable = memo(function RawTable({ header, rows }: RawTableProps) {
  const shown = header.slice(0, MOST_COLUMNS)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <section className={classes.rows} aria-label="The first rows as the file has them" tabIndex={0}>
        <table className={`t dense ${classes.table}`}>
          <thead>
            <tr>
              {shown.map((name, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names of columns may come twice
                <th key={i} className="mono">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
              <tr key={i}>
                {shown.map((_, j) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: names of columns may come twice
                  <td key={j} className="mono">
                    {row[j] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {header.length > shown.length && (
        <p className="sm ink3">
          The first {shown.length} of {formatCount(header.length)} columns. All of them can be chosen above.
        </p>
      )}
    </>
  )
})
