'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useLive } from '@/components/providers/use-live'
import { EmptyState } from '@/components/ui/empty-state'
import { Page, PageHead } from '@/components/ui/page'
import { FailedView, LoadingView, MissingView } from '@/components/ui/view-state'
import { datasetId, runId } from '@/lib/shared/ids'
import { NewRunForm } from './new-run-form'
import { draftFor, draftFromRun } from './run-draft'

const BACK = { href: '/experiments', label: 'Back to experiments' }

/** A new run: of the dataset in the link, of a run to repeat with changes, or of the newest dataset. */
export function NewRunPage() {
  const params = useSearchParams()
  const asked = params.get('dataset')
  const from = params.get('from')
  const live = useLive(async ({ datasets, zoneSets, runs }) => {
    const source = from ? await runs.get(runId(from)) : null
    const list = await datasets.list()
    const wanted = source?.recipe.datasetId ?? (asked ? datasetId(asked) : list[0]?.id)
    const dataset = list.find((each) => each.id === wanted) ?? null
    const places = await zoneSets.list()
    const finished = (await runs.settled()).some(
      (run) => run.recipe.datasetId === wanted && run.state.status === 'finished' && run.binnedAt === null,
    )
    return { list, dataset, places, source, finished, isMissing: wanted !== undefined && dataset === null }
  }, `new ${asked} ${from}`)

  if (live.status === 'failed')
    return (
      <FailedView title="The workspace could not be read" onRetry={() => window.location.reload()}>
        {live.message}
      </FailedView>
    )
  if (live.status === 'loading') return <LoadingView label="Reading datasets" />
  const { dataset, list, places, source, finished, isMissing } = live.value
  if (isMissing) return <MissingView what="dataset" back={BACK} />
  if (!dataset)
    return (
      <Page>
        <PageHead title="New run" crumbs={[{ label: 'Experiments', href: '/experiments' }, { label: 'New' }]} />
        <EmptyState
          title="A run needs trips"
          acts={
            <Button component={Link} href="/data" variant="filled" color="taxi">
              Go to data
            </Button>
          }
        >
          Import trip files, or use sample trips of a simulated city. Then one click here trains a model on them.
        </EmptyState>
      </Page>
    )
  const wantedPlaces = source ? source.recipe.zoneSetId : dataset.zoneSetId
  const zoneSet = places.find((each) => each.id === wantedPlaces) ?? null
  const draft = source ? { ok: true as const, value: draftFromRun(source, zoneSet) } : draftFor(dataset, zoneSet)
  if (!draft.ok) return <FailedView title="This dataset cannot be split by time">{draft.error.message}</FailedView>
  return (
    <NewRunForm
      key={`${dataset.id} ${source?.id ?? ''}`}
      dataset={dataset}
      datasets={list}
      places={places}
      initial={draft.value}
      isFirst={!finished && source === null}
      sourceName={source?.name ?? null}
    />
  )
}
