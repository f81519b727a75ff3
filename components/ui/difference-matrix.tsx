import { Fragment } from 'react'
import { formatChange } from '@/lib/shared/format-number'
import classes from './difference-matrix.module.css'
import type { Identity } from './identity'
import { Swatch } from './swatch'

/** Row minus column on the same rides; negative is better. `sure` is the confidence (0–1) that the sign is right. */
export interface Difference {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly sure: number
}

interface DifferenceMatrixProps {
  readonly runs: readonly { readonly id: string; readonly name: string; readonly identity: Identity }[]
  /** `differences[i][j]` is run i minus run j; null on the diagonal or where the two cannot be compared. */
  readonly differences: readonly (readonly (Difference | null)[])[]
}

const isTie = (d: Difference): boolean => d.low <= 0 && d.high >= 0

/** `> 99.9 %`, `99.2 %`; of a tie the confidence that it did not reach. */
function saySure(difference: Difference): string {
  const percent = difference.sure * 100
  const figure = percent > 99.9 ? '> 99.9\u00a0%' : `${percent.toFixed(1)}\u00a0%`
  return isTie(difference) ? `only ${figure}` : figure
}

/** Is the difference real? Better on green, a tie as `≈`, worse plain. */
export function DifferenceMatrix({ runs, differences }: DifferenceMatrixProps) {
  return (
    <div className="scroll-x">
      <table className={`t ${classes.matrix}`}>
        <thead>
          <tr>
            <th>
              <span className="vh">Run</span>
            </th>
            {runs.map((run) => (
              <th key={run.id} className="r">
                <span className={classes.name}>
                  <Swatch identity={run.identity} />
                  {run.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, i) => (
            <tr key={run.id}>
              <th scope="row" className={classes.rowHead}>
                <span className={classes.name}>
                  <Swatch identity={run.identity} />
                  {run.name}
                </span>
              </th>
              {runs.map((other, j) => (
                <Fragment key={other.id}>{differenceCell(differences[i]?.[j] ?? null)}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function differenceCell(difference: Difference | null) {
  if (!difference) return <td className="r ink3">·</td>
  const tie = isTie(difference)
  const better = !tie && difference.value < 0
  return (
    <td className={`r num ${tie ? classes.tie : better ? classes.better : ''}`}>
      <div className={tie ? 'ink3' : better ? 'good b' : 'ink2'}>
        {tie && '≈ '}
        {formatChange(difference.value, 3)}
      </div>
      <div className="xs ink3">{saySure(difference)}</div>
    </td>
  )
}
