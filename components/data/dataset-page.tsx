'use client'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconPlus } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useDeferredValue, useState } from 'react'
import { useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { SimulatedChip } from '@/components/ui/chip'
import { Page, PageHead } from '@/components/ui/page'
import { Sheet, Stacked } from '@/components/ui/sheet'
import { FailedView, LoadingView, MissingView } from '@/components/ui/view-state'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatBytes } from '@/lib/shared/format-number'
import { formatLocalDay, formatSeconds, formatWhen } from '@/lib/shared/format-time'
import { datasetId } from '@/lib/shared/ids'
import { addressOfDatasetComparison, addressOfNewRun, addressOfPayoff } from '@/lib/shared/page-address'
import type { Dataset } from '@/lib/trips/dataset'
import { countsRejects } from '@/lib/trips/rejected-by-length'
import { filterOf, filters } from '@/lib/trips/trip-filter'
import { ColumnsTable } from './columns-table'
import { DaysCell } from './days-cell'
import { DeleteDataset } from './delete-dataset'
import { DensityCell } from './density-cell'
import { DurationCell } from './duration-cell'
import { FilesCell } from './files-cell'
import { FilterCell } from './filter-cell'
import { formatNames } from './format-names'
import { HourOfWeekCell } from './hour-of-week-cell'
import { LineageCell } from './lineage-cell'
import { NotesCell } from './notes-cell'
import { sharedWith } from './overlap-words'
import { PlacesCell } from './places-cell'
import { QualityCell } from './quality-cell'
import { RenameDataset } from './rename-dataset'
import { saveRejects } from './save-rejects'
import { useProfile } from './use-profile'
import { ZonesCell } from './zones-cell'

/** What is made of a dataset arrives when it is asked for. */
const CombineDatasets = dynamic(() => import('./combine-datasets').then((m) => m.CombineDatasets), { ssr: false })
const ChooseRides = dynamic(() => import('./choose-rides').then((m) => m.ChooseRides), { ssr: false })
const SplitDataset = dynamic(() => import('./choose-rides').then((m) => m.SplitDataset), { ssr: false })

/** One dataset: how good it is, what it looks like, and the way to a run. */
export function DatasetPage() {
  const id = useSearchParams().get('id') ?? ''
  const live = useLive(
    async ({ datasets, zoneSets }) => ({
      dataset: await datasets.get(datasetId(id)),
      datasets: await datasets.list(),
      zoneSets: await zoneSets.list(),
    }),
    `dataset ${id}`,
  )
  if (live.status === 'failed')
    return (
      <FailedView title="The dataset could not be read" onRetry={() => window.location.reload()}>
        {live.message}
      </FailedView>
    )
  if (live.status === 'loading') return <LoadingView label="Reading the dataset" />
  const { dataset, datasets, zoneSets } = live.value
  if (!dataset) return <MissingView what="dataset" back={{ href: '/data', label: 'All datasets' }} />
  const zoneSet = zoneSets.find((each) => each.id === dataset.zoneSetId) ?? null
  return (
    <Page>
      <Head dataset={dataset} datasets={datasets} zoneSet={zoneSet} />
      <Panels dataset={dataset} datasets={datasets} zoneSet={zoneSet} zoneSets={zoneSets} />
    </Page>
  )
}

const HALVES = 'minmax(0,1.15fr) minmax(0,1fr)'

interface PanelsProps {
  readonly dataset: Dataset
  readonly datasets: readonly Dataset[]
  readonly zoneSet: ZoneSet | null
  readonly zoneSets: readonly ZoneSet[]
}

/** All rides of the dataset, or those that the address keeps to. */
function Panels({ dataset, datasets, zoneSet, zoneSets }: PanelsProps) {
  const filter = filterOf(useSearchParams())
  const shown = useProfile(dataset, filter)
  const isFiltered = filters(filter)
  const view = shown.status === 'ready' && shown.view.rows > 0 ? shown.view : null
  // What opens the page is painted before the rest is drawn.
  const isOpened = useDeferredValue(true, false)
  return (
    <div className="stack">
      <Sheet columns={view ? HALVES : 'minmax(0,1fr)'}>
        {isFiltered ? (
          <FilterCell dataset={dataset} filter={filter} shown={shown} zoneSet={zoneSet} />
        ) : (
          <Origin dataset={dataset} datasets={datasets} zoneSet={zoneSet} />
        )}
        {view && (
          <DurationCell view={view} cut={isFiltered || !countsRejects(dataset.madeFrom, datasets) ? null : dataset} />
        )}
      </Sheet>
      {view && isOpened && (
        <>
          <Sheet columns={HALVES}>
            <HourOfWeekCell view={view} />
            <PlacesCell dataset={dataset} view={view} filter={filter} zoneSet={zoneSet} />
          </Sheet>
          {(view.profile.days || view.profile.density !== undefined) && (
            <Sheet columns={HALVES}>
              <DaysCell view={view} />
              <DensityCell view={view} />
            </Sheet>
          )}
          <Sheet>
            <ColumnsTable view={view} dataset={dataset} zoneSet={zoneSet} />
          </Sheet>
        </>
      )}
      {!isFiltered && isOpened && (
        <Sheet columns={HALVES}>
          <Stacked>
            <FilesCell dataset={dataset} />
            <NotesCell dataset={dataset} />
          </Stacked>
          <ZonesCell dataset={dataset} zoneSet={zoneSet} zoneSets={zoneSets} />
        </Sheet>
      )}
    </div>
  )
}

function Origin({ dataset, datasets, zoneSet }: Omit<PanelsProps, 'zoneSets'>) {
  const { madeFrom } = dataset
  return madeFrom?.act === 'filtered' ? (
    <LineageCell dataset={dataset} lineage={madeFrom} datasets={datasets} zoneSet={zoneSet} />
  ) : (
    <QualityCell dataset={dataset} datasets={datasets} shared={sharedWith(dataset, datasets)} />
  )
}

/** Other datasets that the menu offers to compare with. */
const MOST_COMPARED = 8

function Head({ dataset, datasets, zoneSet }: Omit<PanelsProps, 'zoneSets'>) {
  const canWrite = useCanWrite()
  const now = useNow(60_000)
  const [dialog, setDialog] = useState<'rename' | 'combine' | 'choose' | 'split' | 'delete' | null>(null)
  const others = datasets.filter(({ id }) => id !== dataset.id)
  const filter = filterOf(useSearchParams())
  const close = () => setDialog(null)
  const bytes = dataset.files.reduce((sum, file) => sum + file.bytes, 0)
  const rejected = dataset.quality.read - dataset.quality.kept
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Data', href: '/data' }, { label: dataset.name }]}
        title={dataset.name}
        beside={dataset.simulated && <SimulatedChip />}
        sub={
          <>
            {formatNames(dataset.files)} · {formatLocalDay(dataset.from)} to {formatLocalDay(dataset.to)} ·{' '}
            <span className="mono" title={dataset.id}>
              sha256 {dataset.id.slice(0, 4)}…{dataset.id.slice(-4)}
            </span>{' '}
            · {formatBytes(bytes)} · imported {formatWhen(dataset.importedAt, now)} in{' '}
            {formatSeconds(dataset.importSeconds)}
          </>
        }
      >
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label="More: rename, combine, split, compare, delete" size={32}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={!canWrite} onClick={() => setDialog('rename')}>
              Rename
            </Menu.Item>
            <Menu.Item disabled={!canWrite || others.length === 0} onClick={() => setDialog('combine')}>
              Combine with…
            </Menu.Item>
            <Menu.Item disabled={!canWrite} onClick={() => setDialog('choose')}>
              Choose rides…
            </Menu.Item>
            <Menu.Item disabled={!canWrite} onClick={() => setDialog('split')}>
              Split by date…
            </Menu.Item>
            {others.length > 0 && <Menu.Label>Compare with</Menu.Label>}
            {others.slice(0, MOST_COMPARED).map((other) => (
              <Menu.Item
                key={other.id}
                component={Link}
                href={
                  other.from < dataset.from
                    ? addressOfDatasetComparison(other.id, dataset.id)
                    : addressOfDatasetComparison(dataset.id, other.id)
                }
              >
                {other.name}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item disabled={!canWrite} onClick={() => setDialog('delete')}>
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {rejected > 0 && !dataset.madeFrom && (
          <Button leftSection={<IconDownload size={15} stroke={1.6} />} onClick={() => void saveRejects(dataset)}>
            Rejected rows
          </Button>
        )}
        <Button component={Link} href={addressOfPayoff(dataset.id)}>
          Does ML pay?
        </Button>
        <Button
          component={Link}
          href={addressOfNewRun(dataset.id)}
          variant="filled"
          color="taxi"
          leftSection={<IconPlus size={15} stroke={2} />}
        >
          New run
        </Button>
      </PageHead>
      {dialog === 'rename' && <RenameDataset dataset={dataset} onClose={close} />}
      {dialog === 'combine' && <CombineDatasets dataset={dataset} datasets={datasets} onClose={close} />}
      {dialog === 'choose' && <ChooseRides dataset={dataset} zoneSet={zoneSet} filter={filter} onClose={close} />}
      {dialog === 'split' && <SplitDataset dataset={dataset} onClose={close} />}
      {dialog === 'delete' && <DeleteDataset dataset={dataset} datasets={datasets} onClose={close} />}
    </>
  )
}
