'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useLive } from '@/components/providers/use-live'
import { EmptyState } from '@/components/ui/empty-state'
import { Page } from '@/components/ui/page'
import { FailedView, LoadingView, MissingView } from '@/components/ui/view-state'
import { isTrial } from '@/lib/experiments/is-trial'
import { proposeSplit } from '@/lib/experiments/presets'
import type { Run } from '@/lib/experiments/run'
import { type Payoff, payoffId } from '@/lib/payoff/payoff'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Registry } from '@/lib/registry/registry-store'
import { datasetId } from '@/lib/shared/ids'
import { addressOfDataset } from '@/lib/shared/page-address'
import type { Dataset } from '@/lib/trips/dataset'
import { COST_SETTING } from './cost-draft'
import { PayoffHead } from './payoff-head'
import { PayoffView } from './payoff-view'

/** What the page shows of the workspace. */
export interface PayoffFacts {
  readonly dataset: Dataset
  readonly zoneSet: ZoneSet | null
  readonly payoff: Payoff | null
  readonly runs: readonly Run[]
  readonly registry: Registry
  /** As stored; whoever uses it checks its shape. */
  readonly cost: unknown
}

/** Does machine learning pay on a dataset? */
export function PayoffPage() {
  const id = useSearchParams().get('id') ?? ''
  const live = useLive(async ({ datasets, zoneSets, payoffs, runs, registry, settings }) => {
    const dataset = await datasets.get(datasetId(id))
    if (!dataset) return null
    const split = proposeSplit(dataset)
    const facts: PayoffFacts = {
      dataset,
      zoneSet: dataset.zoneSetId && (await zoneSets.get(dataset.zoneSetId)),
      payoff: split.ok ? await payoffs.get(payoffId(dataset.id, split.value)) : null,
      runs: (await runs.settled()).filter((run) => !isTrial(run)),
      registry: await registry.read(),
      cost: await settings.get(COST_SETTING),
    }
    return { facts, split }
  }, `payoff ${id}`)
  if (live.status === 'failed')
    return (
      <FailedView title="The dataset could not be read" onRetry={() => window.location.reload()}>
        {live.message}
      </FailedView>
    )
  if (live.status === 'loading') return <LoadingView label="Reading the dataset" />
  if (!live.value) return <MissingView what="dataset" back={{ href: '/data', label: 'All datasets' }} />
  const { facts, split } = live.value
  if (split.ok) return <PayoffView key={facts.dataset.id} {...facts} />
  return (
    <Page>
      <PayoffHead dataset={facts.dataset} sub="nothing was measured" />
      <EmptyState
        title="There are no later rides to judge by"
        acts={
          <>
            <Button component={Link} href="/data" variant="filled" color="taxi">
              Import a later month
            </Button>
            <Button component={Link} href={addressOfDataset(facts.dataset.id)}>
              Back to the dataset
            </Button>
          </>
        }
      >
        {split.error.message}
      </EmptyState>
    </Page>
  )
}
