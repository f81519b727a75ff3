'use client'
import { Button } from '@mantine/core'
import { IconDatabaseImport } from '@tabler/icons-react'
import { JobRow } from '@/components/frame/job-row'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { Page, PageHead } from '@/components/ui/page'
import { Cell, Sheet } from '@/components/ui/sheet'
import { FailedView, LoadingView } from '@/components/ui/view-state'
import { chooseFiles } from './choose-files'
import { DataEmpty } from './data-empty'
import classes from './data-page.module.css'
import { arriving, dataSummary } from './data-summary'
import { DatasetList } from './dataset-list'
import { SampleButton } from './sample-button'
import { ThreeSteps } from './three-steps'
import { ZoneSetList } from './zone-set-list'

/** Every dataset and zone set of this browser, and the way to bring more. */
export function DataPage() {
  const canWrite = useCanWrite()
  const live = useLive(
    async ({ datasets, zoneSets }) => ({ datasets: await datasets.list(), zoneSets: await zoneSets.list() }),
    'data page',
  )
  const coming = arriving(readyValue(useLive(({ jobs }) => jobs.list(), 'jobs')) ?? [])
  if (live.status === 'failed')
    return (
      <FailedView title="The datasets could not be read" onRetry={() => window.location.reload()}>
        {live.message}
      </FailedView>
    )
  if (live.status === 'loading') return <LoadingView label="Reading datasets" />
  const { datasets, zoneSets } = live.value
  if (datasets.length === 0 && zoneSets.length === 0 && coming.length === 0) return <DataEmpty />
  return (
    <Page>
      <PageHead title="Data" sub={dataSummary(datasets, coming)}>
        <SampleButton />
        <Button
          variant="filled"
          color="taxi"
          leftSection={<IconDatabaseImport size={15} stroke={1.8} />}
          onClick={chooseFiles}
          disabled={!canWrite}
        >
          Import trips
        </Button>
      </PageHead>
      <div className="stack">
        {coming.length > 0 && (
          <Sheet>
            <Cell title="Being imported" className={classes.arriving ?? ''}>
              {coming.map((job) => (
                <JobRow key={job.id} job={job} />
              ))}
            </Cell>
          </Sheet>
        )}
        {datasets.length === 0 && coming.length === 0 && (
          <EmptyState title="Now bring the trips" steps={<ThreeSteps />}>
            The zones are here and will name the places of every dataset. Drop trip files anywhere, or begin with a
            simulated city.
          </EmptyState>
        )}
        <DatasetList datasets={datasets} zoneSets={zoneSets} />
        <ZoneSetList zoneSets={zoneSets} datasets={datasets} />
      </div>
    </Page>
  )
}
