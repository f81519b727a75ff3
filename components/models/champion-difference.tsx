'use client'
import Link from 'next/link'
import { compareLink } from '@/components/experiments/compare-link'
import { readyValue, useLive } from '@/components/providers/use-live'
import { formatMetric } from '@/components/ui/format-number'
import { Mark, Verdict } from '@/components/ui/verdict'
import { againstChampion } from '@/lib/registry/against-champion'
import type { ModelVersion } from '@/lib/registry/model-version'
import type { Registry } from '@/lib/registry/registry-store'
import { runId } from '@/lib/shared/ids'

/** One sentence on how this version stands beside the champion of its model. */
export function ChampionDifference({ version, registry }: { version: ModelVersion; registry: Registry }) {
  const ids = registry.versions.flatMap(({ source }) => (source.kind === 'run' ? [runId(source.ref)] : []))
  const runs = readyValue(
    useLive((workspace) => Promise.all(ids.map((id) => workspace.runs.get(id))), `runs ${ids.join()}`),
  )
  const ridesOf = ({ source }: ModelVersion): string | null => {
    const run = source.kind === 'run' ? runs?.find((each) => each?.id === source.ref) : null
    return run?.state.status === 'finished' ? run.state.result.validFingerprint : null
  }
  const stand = againstChampion(version, registry, ridesOf)
  const rmse = version.metrics?.valid.rmse

  switch (stand.kind) {
    case 'champion':
      return (
        <Verdict>
          This is the <Mark>champion</Mark>
          {rmse &&
            `: ${formatMetric(rmse.value)}\u00a0min RMSE on later rides, 95 % interval ${formatMetric(rmse.low)} to ${formatMetric(rmse.high)}`}
          .
        </Verdict>
      )
    case 'no-champion':
      return (
        <Verdict>
          {rmse
            ? `${formatMetric(rmse.value)}\u00a0min RMSE on later rides, 95 % interval ${formatMetric(rmse.low)} to ${formatMetric(rmse.high)}. `
            : 'No metrics came with this file. '}
          No version of this model is @champion yet.
        </Verdict>
      )
    case 'unknown':
      return (
        <Verdict>
          Champion is v{stand.champion.version}. {stand.why}
        </Verdict>
      )
    case 'difference': {
      const { champion, rmse: by } = stand
      const amount = `${formatMetric(Math.abs(by))}\u00a0min`
      return (
        <Verdict>
          {by === 0 ? (
            <>
              It errs <Mark>exactly as much</Mark> as the champion v{champion.version}, on the same rides.
            </>
          ) : (
            <>
              RMSE is <Mark>{amount + (by < 0 ? ' lower' : ' higher')}</Mark> than that of the champion v
              {champion.version}, on the same rides.
            </>
          )}{' '}
          {version.source.kind === 'run' && champion.source.kind === 'run' && (
            <Link className="link" href={compareLink([runId(version.source.ref), runId(champion.source.ref)])}>
              Is it real?
            </Link>
          )}
        </Verdict>
      )
    }
  }
}
