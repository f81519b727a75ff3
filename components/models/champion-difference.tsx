'use client'
import { useEffect, useState } from 'react'
import type { Workspace } from '@/components/providers/workspace'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { Mark, Verdict } from '@/components/ui/verdict'
import { isTie, type PairedDifference } from '@/lib/evaluation/paired-difference'
import { againstChampion, type Stand } from '@/lib/registry/against-champion'
import type { ModelVersion } from '@/lib/registry/model-version'
import type { Registry } from '@/lib/registry/registry-store'
import { formatMetric } from '@/lib/shared/format-number'
import { runId } from '@/lib/shared/ids'
import { comparisonOf } from '@/workers/evaluate/client'

interface Judged {
  readonly stand: Stand
  /** This version minus the champion on the same rides, where both runs are in this browser. */
  readonly paired: PairedDifference | null
}

/** One sentence on how this version stands beside the champion of its model. */
export function ChampionDifference({ version, registry }: { version: ModelVersion; registry: Registry }) {
  const workspace = useWorkspace()
  const [judged, setJudged] = useState<Judged | null>(null)
  const champion = registry.aliases.find((alias) => alias.model === version.model && alias.alias === 'champion')

  // biome-ignore lint/correctness/useExhaustiveDependencies: judged again when the champion moves
  useEffect(() => {
    let isOver = false
    void judge(version, registry, workspace).then((result) => !isOver && setJudged(result))
    return () => {
      isOver = true
    }
  }, [workspace, version.artefactId, champion?.version])

  return (
    <Verdict>
      {judged === null ? 'Setting it beside the champion…' : <Sentence version={version} {...judged} />}
    </Verdict>
  )
}

function Sentence({ version, stand, paired }: Judged & { version: ModelVersion }) {
  const rmse = version.metrics?.valid.rmse
  const own = rmse
    ? `${formatMetric(rmse.value)}\u00a0min RMSE on later rides, 95 % interval ${formatMetric(rmse.low)} to ${formatMetric(rmse.high)}`
    : null
  switch (stand.kind) {
    case 'champion':
      return (
        <>
          This is the <Mark>champion</Mark>
          {own && `: ${own}`}.
        </>
      )
    case 'no-champion':
      return (
        <>
          {own === null ? 'No metrics came with this file. ' : `${own}. `}
          No version of this model is @champion yet.
        </>
      )
    case 'unknown':
      return (
        <>
          The champion is v{stand.champion.version}. {stand.why}
        </>
      )
    case 'difference':
      return <Difference by={stand.rmse} champion={stand.champion.version} paired={paired} />
  }
}

function Difference({ by, champion, paired }: { by: number; champion: number; paired: PairedDifference | null }) {
  const amount = (value: number) => `${formatMetric(Math.abs(value))}\u00a0min`
  const than = by < 0 ? 'lower' : 'higher'
  if (paired && isTie(paired))
    return (
      <>
        Its RMSE and that of the champion v{champion} <Mark>cannot be told apart</Mark> on the same rides: {amount(by)}{' '}
        {than}, 95 % interval {formatMetric(paired.low)} to {formatMetric(paired.high)}.
      </>
    )
  return (
    <>
      Its RMSE is{' '}
      <Mark>
        {amount(by)} {than}
      </Mark>{' '}
      than that of the champion v{champion}, on the same rides
      {paired
        ? `: 95 % interval ${formatMetric(paired.low)} to ${formatMetric(paired.high)}.`
        : '. Whether that is real cannot be told: not both runs are in this browser.'}
    </>
  )
}

async function judge(version: ModelVersion, registry: Registry, workspace: Workspace): Promise<Judged> {
  const rides = new Map<ModelVersion, string>()
  const alias = registry.aliases.find((each) => each.model === version.model && each.alias === 'champion')
  const champion = registry.versions.find((each) => each.model === version.model && each.version === alias?.version)
  const both = champion && champion.version !== version.version ? [version, champion] : []
  for (const each of both) {
    const judgedOn = await ridesOf(each, workspace)
    if (judgedOn !== null) rides.set(each, judgedOn)
  }
  const stand = againstChampion(version, registry, (each) => rides.get(each) ?? null)
  if (stand.kind !== 'difference' || both.some((each) => each.source.kind !== 'run')) return { stand, paired: null }
  const compared = await comparisonOf(both.map((each) => runId(each.source.ref)))
  return { stand, paired: compared.ok ? (compared.value.differences.rmse[0]?.[1] ?? null) : null }
}

/** The rides that judged a version, named by their dataset and dates, as its artefact tells. */
async function ridesOf({ artefactId }: ModelVersion, { registry }: Workspace): Promise<string | null> {
  const bytes = await registry.artefact(artefactId)
  if (!bytes.ok) return null
  const { decodeArtefact } = await import('@/lib/models/decode-artefact')
  const decoded = await decodeArtefact(bytes.value)
  if (!decoded.ok) return null
  const { fingerprint, split } = decoded.value.data
  return `${fingerprint} ${split.validFrom} ${split.testFrom ?? split.to}`
}
