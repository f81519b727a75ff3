import type { Identity } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { sayJudges, tooFewToSay } from '@/lib/evaluation/enough-rides'
import type { PermutationImportance } from '@/lib/explanation/permutation-importance'
import { formatChange, formatMetric } from '@/lib/shared/format-number'

interface Props {
  /** Name of the files that it is saved as, without ending. */
  readonly name: string
  readonly importance: PermutationImportance
  readonly identity: Identity
}

/** By how many minutes the error grows without each input, on one scale from 0. */
export function ImportanceCell({ name, importance, identity }: Props) {
  const { groups, rides, days, repeats, rmse } = importance
  const judges = { n: rides, days }
  const ends = groups.flatMap((group) => [group.rmse.value, ...(group.rmse.bounds ?? [])])
  const domain = [Math.min(0, ...ends), Math.max(0.1, ...ends)] as const
  return (
    <Cell
      title="What it relies on"
      sub="by how much its error grows when this is exchanged among rides"
      figure
      table={{
        name,
        columns: ['exchanged', 'RMSE grows by (min)', 'low', 'high', 'MAE grows by (min)', 'MAE, low', 'MAE, high'],
        rows: groups.map((group) => [
          group.label,
          group.rmse.value,
          ...(group.rmse.bounds ?? [null, null]),
          group.mae.value,
          ...(group.mae.bounds ?? [null, null]),
        ]),
      }}
    >
      <Scrolling label="What it relies on">
        <table className="t dense">
          <thead>
            <tr>
              <th>Exchanged</th>
              <th className="hide-sm">
                <span className="vh">As a dot with its interval</span>
              </th>
              <th className="r">RMSE (min)</th>
              <th className="r">MAE (min)</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <td>{group.label}</td>
                <td className="hide-sm">
                  <MetricWhisker metric={group.rmse} domain={domain} identity={identity} reference={0} width={140} />
                </td>
                <td className="r num b">{formatChange(group.rmse.value, 2)}</td>
                <td className="r num">{formatChange(group.mae.value, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="xs ink3 num" style={{ marginTop: 8 }}>
        Added to an RMSE of {formatMetric(rmse)} min, mean of {repeats} exchanges among {sayJudges(judges)} of the
        validation period. {tooFewToSay(judges) ?? '95 % intervals from resampling days'}.
      </p>
    </Cell>
  )
}
