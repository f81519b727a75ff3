import Link from 'next/link'
import { Chip, LiveChip } from '@/components/ui/chip'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import type { SettingValue } from '@/lib/models/artefact'
import { FAMILIES } from '@/lib/models/families/all'
import { formatMetric } from '@/lib/shared/format-number'
import { addressOfRun } from '@/lib/shared/page-address'
import type { Standing } from '@/lib/sweeps/leaderboard'
import { withDefaults } from '@/lib/sweeps/search-space'
import type { Sweep } from '@/lib/sweeps/sweep'
import { levelWords, type SweepResults } from './sweep-results'

interface Props {
  readonly sweep: Sweep
  readonly results: SweepResults
}

/** Trials from the best to the worst, each with what it tried and how far it came. */
export function LeaderboardCell({ sweep, results }: Props) {
  const { family, space } = sweep.plan
  const titleOf = (name: string) => FAMILIES[family].fields.find((field) => field.name === name)?.title ?? name
  const rows = results.standings.map((standing) => ({
    standing,
    run: results.runs.get(standing.training.place) ?? null,
    values: space.map(({ name }) => withDefaults(family, standing.training.settings)[name]),
  }))
  return (
    <Cell
      title="Leaderboard"
      sub="minutes of RMSE; those trained further stand before the others"
      table={{
        name: sweep.name,
        columns: ['rank', 'trial', 'RMSE (min)', 'trained on', 'state', ...space.map(({ name }) => titleOf(name))],
        rows: rows.map(({ standing, values }, at) => [
          at + 1,
          standing.trial,
          isError(standing.score) ? standing.score : null,
          levelWords(sweep, standing.training.level),
          standing.state,
          ...values.map((value) => (typeof value === 'number' ? value : String(value))),
        ]),
      }}
    >
      <Scrolling label="Leaderboard">
        <table className="t dense">
          <thead>
            <tr>
              <th className="r">#</th>
              <th>Trial</th>
              <th className="r">RMSE (min)</th>
              <th>Trained on</th>
              <th>
                <span className="vh">State</span>
              </th>
              {space.map(({ name }) => (
                <th key={name} className="r">
                  {titleOf(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ standing, run, values }, at) => (
              <tr key={standing.trial}>
                <td className="r num ink3">{at + 1}</td>
                <td className="nowrap">
                  {run ? <Link href={addressOfRun(run.id)}>{run.name}</Link> : standing.trial}
                  {standing.trial === 0 && <span className="ink3 sm"> as it was</span>}
                </td>
                <td className="r num b">
                  {standing.score === null ? '…' : isError(standing.score) ? formatMetric(standing.score) : 'failed'}
                </td>
                <td className="nowrap ink2">{levelWords(sweep, standing.training.level)}</td>
                <td>
                  <StateChip state={standing.state} />
                </td>
                {values.map((value, i) => (
                  <td key={space[i]?.name} className="r num ink2">
                    {sayValue(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Cell>
  )
}

const isError = (score: number | null): score is number => score !== null && score < Number.POSITIVE_INFINITY

function StateChip({ state }: { readonly state: Standing['state'] }) {
  switch (state) {
    case 'running':
      return <LiveChip>trains</LiveChip>
    case 'whole':
      return <Chip kind="good">whole</Chip>
    case 'waiting':
      return <Chip kind="quiet">waits</Chip>
    case 'out':
      return <Chip kind="quiet">out</Chip>
  }
}

const sayValue = (value: SettingValue | undefined): string =>
  value === undefined ? '–' : typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)
