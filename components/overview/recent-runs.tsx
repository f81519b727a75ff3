'use client'
import Link from 'next/link'
import { FAMILY_SHORT } from '@/components/experiments/family-names'
import { badgesOf } from '@/components/experiments/role'
import { BadgeChips, HonestyChips } from '@/components/experiments/run-chips'
import { readyValue, useLive } from '@/components/providers/use-live'
import { Chip, LiveChip } from '@/components/ui/chip'
import { Scrolling } from '@/components/ui/scrolling'
import { Sparkline } from '@/components/ui/sparkline'
import { isOfSimulated } from '@/lib/experiments/honesty'
import type { Run } from '@/lib/experiments/run'
import type { Registry } from '@/lib/registry/registry-store'
import { millis } from '@/lib/shared/clock'
import { formatMetric } from '@/lib/shared/format-number'
import { formatAgo } from '@/lib/shared/format-time'
import { addressOfRun } from '@/lib/shared/page-address'

const SHOWN = 5

interface RecentRunsProps {
  /** Newest first. */
  readonly runs: readonly Run[]
  readonly registry: Registry
  readonly simulated: ReadonlySet<string>
  readonly now: number
}

/** The last few runs: name, family, curve, error, when. */
export function RecentRuns({ runs, registry, simulated, now }: RecentRunsProps) {
  if (runs.length === 0)
    return (
      <p className="ink3">
        No runs yet. A run trains one model on your trips and judges it on later ones; it shows here with its error.
      </p>
    )
  return (
    <Scrolling label="Recent runs">
      <table className="t">
        <thead className="vh">
          <tr>
            <th>Run</th>
            <th>Family</th>
            <th>Learning curve</th>
            <th>Validation RMSE</th>
            <th>Made</th>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, SHOWN).map((run) => (
            <tr key={run.id}>
              <td>
                <span className="row wrap">
                  <Link className="b" href={addressOfRun(run.id)}>
                    {run.name}
                  </Link>
                  <BadgeChips badges={badgesOf(run, registry)} />
                  <HonestyChips run={run} simulated={simulated.has(run.recipe.datasetId) || isOfSimulated(run)} />
                </span>
              </td>
              <td className="ink2 hide-sm">{FAMILY_SHORT[run.recipe.family]}</td>
              <td className="hide-sm">
                <RunCurve run={run} />
              </td>
              <td className="r num nowrap">
                <RunState run={run} />
              </td>
              <td className="r ink3 nowrap">{formatAgo(run.createdAt, millis(now))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

function RunCurve({ run }: { readonly run: Run }) {
  const epochs = useLive((workspace) => workspace.runs.epochs(run.id), `overview/epochs/${run.id}`)
  const curve = (readyValue(epochs) ?? []).map(({ tailRmse, trainRmse }) => tailRmse ?? trainRmse)
  return curve.length > 1 ? <Sparkline values={curve} live={run.state.status === 'training'} /> : null
}

function RunState({ run }: { readonly run: Run }) {
  const { state } = run
  if (state.status === 'training') return <LiveChip>training</LiveChip>
  if (state.status !== 'finished') return <Chip kind={state.status === 'failed' ? 'bad' : 'quiet'}>{state.status}</Chip>
  return (
    <>
      <span className="b">{formatMetric(state.result.metrics.valid.rmse.value)}</span> <span className="ink3">min</span>
    </>
  )
}
