import { formatCount } from '@/lib/shared/format-number'
import type { TripLook } from '@/lib/trips/look-at-file'
import classes from './read-columns.module.css'
import type { LookGroup } from './seen-files'

/** What the columns mean, as the first row of the first file of each header shows. */
export function ReadColumns({ groups }: { readonly groups: readonly LookGroup[] }) {
  const [first, ...others] = groups
  if (!first) return null
  return (
    <section className="rule" aria-label="Columns">
      {others.length > 0 && <p className="sm ink3">{namesOf(first)}</p>}
      <ColumnsOf look={first.look} />
      {others.map((group) => (
        <details key={group.names[0]} className="sm">
          <summary>
            Read by another header: <span className="mono">{namesOf(group)}</span>
          </summary>
          <ColumnsOf look={group.look} />
        </details>
      ))}
    </section>
  )
}

const SHOWN = 2

const namesOf = ({ names }: LookGroup): string =>
  names.length <= SHOWN ? names.join(' and ') : `${names[0]} and ${formatCount(names.length - 1)} others`

function ColumnsOf({ look }: { readonly look: TripLook }) {
  const others = look.columns - look.read.length
  const hasValues = look.read.some((column) => column.first !== null)
  return (
    <>
      <table className={`t dense ${classes.table}`}>
        <thead>
          <tr>
            <th>Read as</th>
            <th>In the file</th>
            {hasValues && <th className="r hide-sm">First row</th>}
          </tr>
        </thead>
        <tbody>
          {look.read.map((column) => (
            <tr key={column.readAs + column.header}>
              <td className="b nowrap">{column.readAs}</td>
              <td className="mono">{column.header}</td>
              {hasValues && <td className={`mono r hide-sm ${classes.value}`}>{column.first || '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sm ink3">
        {others > 0 && `${formatCount(others)} other ${others === 1 ? 'column is' : 'columns are'} left out.`}
      </p>
    </>
  )
}
