'use client'
import { useSearchParams } from 'next/navigation'
import { useLive } from '@/components/providers/use-live'
import type { Workspace } from '@/components/providers/workspace'
import { FailedView, LoadingView, MissingView } from '@/components/ui/view-state'
import type { CheckpointHead } from '@/lib/experiments/checkpoint'
import type { EpochPoint, Run } from '@/lib/experiments/run'
import type { Registry } from '@/lib/registry/registry-store'
import { runId } from '@/lib/shared/ids'
import type { Dataset } from '@/lib/trips/dataset'
import { RunDone } from './run-done'
import { RunLive } from './run-live'
import { RunStopped } from './run-stopped'
import { type WhatIsGone, whatIsGone } from './what-is-gone'

/** What every view of a run shows. */
export interface RunFacts {
  readonly run: Run
  readonly epochs: readonly EpochPoint[]
  readonly dataset: Dataset | null
  readonly registry: Registry
  readonly gone: WhatIsGone | null
  /** Where it can be taken up again. */
  readonly checkpoint: CheckpointHead | null
}

async function readFacts(
  { runs, datasets, zoneSets, registry, checkpoints }: Workspace,
  id: string,
): Promise<RunFacts | null> {
  const run = await runs.get(runId(id))
  if (!run) return null
  const dataset = await datasets.get(run.recipe.datasetId)
  const zoneSet = run.recipe.zoneSetId === null ? null : await zoneSets.get(run.recipe.zoneSetId)
  return {
    run,
    epochs: await runs.epochs(run.id),
    dataset,
    registry: await registry.read(),
    checkpoint: await checkpoints.head(run.id),
    gone: whatIsGone(run, { dataset: dataset !== null, zoneSet: zoneSet !== null }),
  }
}

/** One run: its curves while it trains, what it found when it is done, what became of it otherwise. */
export function RunPage() {
  const id = useSearchParams().get('id') ?? ''
  const facts = useLive((workspace) => readFacts(workspace, id), `run ${id}`)
  if (facts.status === 'loading') return <LoadingView label="Reading the run" />
  if (facts.status === 'failed')
    return (
      <FailedView title="The run could not be read" onRetry={() => window.location.reload()}>
        {facts.message}
      </FailedView>
    )
  if (!facts.value) return <MissingView what="run" back={{ href: '/experiments', label: 'Back to experiments' }} />
  switch (facts.value.run.state.status) {
    case 'queued':
    case 'training':
      return <RunLive {...facts.value} />
    case 'finished':
      return <RunDone {...facts.value} result={facts.value.run.state.result} />
    default:
      return <RunStopped {...facts.value} />
  }
}
