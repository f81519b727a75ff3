import { formatCount } from '@/lib/shared/format-number'
import type { ColumnLook, TripLook } from '@/lib/trips/look-at-file'
import classes from './read-columns.module.css'

/** What the columns mean, as the first row of the first file shows. Files may differ in what they call them. */
export function ReadColumns({ looks }: { readonly looks: readonly TripLook[] }) {
  const [first] = looks
  if (!first) return null
  const others = first.columns - first.read.length
  const isAlike = looks.every((look) => namesOf(look.read) === namesOf(first.read))
  const hasValues = first.read.some((column) => column.first !== null)
  return (
    <section className="rule" aria-label="Columns">
      <table className={`t dense ${classes.table}`}>
        <thead>
          <tr>
            <th>Read as</th>
            <th>In the file</th>
            {hasValues && <th className="r hide-sm">First row</th>}
          </tr>
        </thead>
        <tbody>
          {first.read.map((column) => (
            <tr key={column.header}>
              <td className="b nowrap">{column.readAs}</td>
              <td className="mono">{column.header}</td>
              {hasValues && <td className="mono r nowrap hide-sm">{column.first || '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sm ink3">
        {others > 0 && `${formatCount(others)} other ${others === 1 ? 'column is' : 'columns are'} left out. `}
        {isAlike ? '' : 'The other files name their columns differently; each is read by its own header.'}
      </p>
    </section>
  )
}

const namesOf = (read: readonly ColumnLook[]): string => read.map(({ header }) => header.toLowerCase()).join(',')
