import { Fragment } from 'react'
import { type PairedDifference, standOf } from '@/lib/evaluation/paired-difference'
import { formatChange } from '@/lib/shared/format-number'
import { DishonestChip } from './chip'
import classes from './difference-matrix.module.css'
import type { Identity } from './identity'
import { Scrolling } from './scrolling'
import { Swatch } from './swatch'

interface DifferenceMatrixProps {
  readonly runs: readonly {
    readonly id: string
    readonly name: string
    readonly identity: Identity
    readonly honest: boolean
  }[]
  /** `differences[i][j]` is run i minus run j; null on the diagonal or where the two cannot be compared. */
  readonly differences: readonly (readonly (PairedDifference | null)[])[]
}

/** `> 99.9 % sure`, `99.2 % sure`; of a tie the confidence that it did not reach. */
function saySure(difference: PairedDifference): string {
  const stand = standOf(difference)
  if (!difference.sureness) return 'too few rides to say'
  if (stand === 'equal') return 'practically equal'
  const percent = difference.sureness.certainty * 100
  const figure = `${percent > 99.9 ? '> 99.9' : percent.toFixed(1)}\u00a0% sure`
  return stand === 'tie' ? `only ${figure}` : figure
}

/** Is the difference real? Row minus column on the same rides, negative is better: better on green, a tie as `≈`, worse plain. */
export function DifferenceMatrix({ runs, differences }: DifferenceMatrixProps) {
  return (
    <Scrolling label="Differences">
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
                  <bdi className={classes.words} title={run.name}>
                    {run.name}
                  </bdi>
                </span>
                {!run.honest && <DishonestChip />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, i) => (
            <tr key={run.id}>
              <th scope="row" className={classes.rowHead} data-stays>
                <span className={classes.name}>
                  <Swatch identity={run.identity} />
                  <bdi className={classes.words} title={run.name}>
                    {run.name}
                  </bdi>
                </span>
                {!run.honest && <DishonestChip />}
              </th>
              {runs.map((other, j) => (
                <Fragment key={other.id}>{differenceCell(differences[i]?.[j] ?? null)}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

function differenceCell(difference: PairedDifference | null) {
  if (!difference) return <td className="r ink3">·</td>
  const stand = standOf(difference)
  const tie = stand === 'tie' || stand === 'equal'
  const better = stand === 'better'
  const { sureness } = difference
  return (
    <td className={`r num ${tie ? classes.tie : better ? classes.better : ''}`}>
      <div className={tie || stand === 'unknown' ? 'ink3' : better ? 'good b' : 'ink2'}>
        {tie && '≈ '}
        {formatChange(difference.value, 3)}
      </div>
      {sureness && (
        <div className={`xs ink3 ${classes.interval}`}>
          {formatChange(sureness.low, 3)} to {formatChange(sureness.high, 3)}
        </div>
      )}
      <div className="xs ink3">{saySure(difference)}</div>
    </td>
  )
}
