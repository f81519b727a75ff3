import type { ReactNode } from 'react'
import { Scrolling } from '@/components/ui/scrolling'
import { AskTwice } from './ask-twice'

/** A right that was given and can be taken back. */
interface Revocable {
  readonly id: string
  readonly name: string
  readonly revokedAt: number | null
}

interface Column<T> {
  readonly head: string
  readonly className?: string
  readonly cell: (given: T) => ReactNode
}

interface Props<T> {
  /** What one is: "key", "link". */
  readonly what: string
  readonly given: readonly T[]
  /** The head over the names. */
  readonly named: string
  /** Under the name, on a phone. */
  readonly aside?: (given: T) => ReactNode
  readonly columns: readonly Column<T>[]
  /** Said where there is none. */
  readonly none: string
  readonly onRevoke: (id: string) => Promise<void>
}

/** Rights that still hold, each with its name, what it allows, and the button that takes it back. */
export function RevocableTable<T extends Revocable>({ what, given, named, aside, columns, none, onRevoke }: Props<T>) {
  const alive = given.filter(({ revokedAt }) => revokedAt === null)
  if (alive.length === 0) return <p className="sm ink3">{none}</p>
  return (
    <Scrolling label="Given">
      <table className="t dense">
        <thead>
          <tr>
            <th>{named}</th>
            {columns.map(({ head, className }) => (
              <th key={head} className={className}>
                {head}
              </th>
            ))}
            <th className="r">
              <span className="vh">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {alive.map((each) => (
            <tr key={each.id}>
              <td className="b">
                <bdi>{each.name}</bdi>
                {aside && <span className="only-sm sm ink3">{aside(each)}</span>}
              </td>
              {columns.map(({ head, className = '', cell }) => (
                <td key={head} className={className}>
                  {cell(each)}
                </td>
              ))}
              <td className="r">
                <AskTwice act="Revoke" what={`${what} ${each.name}`} onSure={() => onRevoke(each.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}
