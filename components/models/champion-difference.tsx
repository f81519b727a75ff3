'use client'
import { useEffect, useState } from 'react'
import type { Workspace } from '@/components/providers/workspace'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { Mark, Verdict } from '@/components/ui/verdict'
import { ENOUGH, figureOf, isEnough, sayJudges } from '@/lib/evaluation/enough-rides'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import { type PairedDifference, standOf } from '@/lib/evaluation/paired-difference'
import { NOT_HONEST } from '@/lib/experiments/honesty'
import { againstChampion, type Stand } from '@/lib/registry/against-champion'
import type { ModelVersion } from '@/lib/registry/model-version'
import type { Registry } from '@/lib/registry/registry-store'
import { formatChange, formatMetric } from '@/lib/shared/format-number'
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
  const own = version.metrics && ownError(version.metrics.valid)
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
      return (
        <>
          <Difference by={stand.rmse} champion={stand.champion} paired={paired} />
          {!version.honestAtPickup && ` This version is ${NOT_HONEST}.`}
        </>
      )
  }
}

/** "5.041 min RMSE on later rides, 95 % interval 5.012 to 5.073". */
function ownError(valid: MetricSet): string {
  const { value, bounds } = figureOf(valid, 'rmse')
  const error = `${formatMetric(value)}\u00a0min RMSE on later rides`
  return bounds
    ? `${error}, 95 % interval ${formatMetric(bounds[0])} to ${formatMetric(bounds[1])}`
    : `${error}, but only ${sayJudges(valid)}`
}

function Difference({ by, champion, paired }: { by: number; champion: ModelVersion; paired: PairedDifference | null }) {
  const amount = (value: number) => `${formatMetric(Math.abs(value))}\u00a0min`
  const than = by < 0 ? 'lower' : 'higher'
  const itsName = `the champion v${champion.version}${champion.honestAtPickup ? '' : ` (${NOT_HONEST})`}`
  const valid = champion.metrics?.valid
  if (valid && !isEnough(valid))
    return (
      <>
        Its RMSE is {amount(by)} {than} than that of {itsName}, but <Mark>{sayJudges(valid)}</Mark>{' '}
        {valid.n === 1 ? 'is' : 'are'} too few to say whether that is real: that takes at least {ENOUGH}.
      </>
    )
  const stand = paired && standOf(paired)
  const interval = paired?.sureness
    ? `95 % interval ${formatChange(paired.sureness.low, 3)} to ${formatChange(paired.sureness.high, 3)}`
    : null
  if (stand === 'tie' || stand === 'equal')
    return (
      <>
        Its RMSE and that of {itsName} <Mark>{stand === 'tie' ? 'cannot be told apart' : 'are practically equal'}</Mark>{' '}
        on the same rides: {amount(by)} {than}, {interval}.
      </>
    )
  return (
    <>
      Its RMSE is{' '}
      <Mark>
        {amount(by)} {than}
      </Mark>{' '}
      than that of {itsName}, on the same rides
      {interval ? `: ${interval}.` : '. Whether that is real cannot be told: not both runs are in this browser.'}
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
