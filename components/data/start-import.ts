import { notifications } from '@mantine/notifications'
import { askBeforeLeaving } from '@/components/providers/ask-before-leaving'
import { jobId } from '@/lib/shared/job'
import { addressOfDataset } from '@/lib/shared/page-address'
import type { Result } from '@/lib/shared/result'
import { sayLeftOut } from '@/lib/trips/left-out'
import { DEFAULT_SIMULATION } from '@/lib/trips/simulation/simulation-options'
import { sayCopies } from '@/lib/trips/without-copies'
import type { ImportOutcome, ImportRequest, ZonesOutcome } from '@/workers/import/client'
import { closeImport, importStore, isShowing } from './import-store'
import { sayShared } from './overlap-words'
import { sayExisted } from './say-existed'
import { visit } from './visit'

/** The worker's client arrives with the first import. */
const importer = () => import('@/workers/import/client')

/** Imports files; the dialog shows it while it is open, the tray after that. */
export function startImport(files: readonly File[], request: ImportRequest): void {
  const job = jobId(crypto.randomUUID())
  const title = files.length === 1 ? `Importing ${files[0]?.name}` : `Importing ${files.length} files`
  importStore.setState({ stage: 'working', job, title, isCancelling: false }, true)
  const importing = importer().then(({ withImporter }) =>
    withImporter(async (worker) => worker.importFiles([...files], request, job)),
  )
  void askBeforeLeaving(importing).then((result) => settle(job, result, files), crashed)
}

/** Simulates a city and imports its trips. */
export function startSample(): void {
  const job = jobId(crypto.randomUUID())
  importStore.setState({ stage: 'working', job, title: 'Simulating a city', isCancelling: false }, true)
  const simulating = importer().then(({ withImporter }) =>
    withImporter(async (worker) => worker.simulate(DEFAULT_SIMULATION, job)),
  )
  void askBeforeLeaving(simulating).then((result) => settle(job, result, []), crashed)
}

/** Keeps zone files alone. */
export async function importZones(files: readonly File[]): Promise<Result<ZonesOutcome>> {
  const { withImporter } = await importer()
  return withImporter<Result<ZonesOutcome>>(async (worker) => worker.importZones([...files]))
}

function settle(job: ReturnType<typeof jobId>, result: Result<ImportOutcome>, files: readonly File[]): void {
  const isWatched = isShowing(job)
  const state = importStore.getState()
  const isLate = result.ok && isWatched && state.stage === 'working' && state.isCancelling
  if (!result.ok) {
    if (result.error.code === 'trips/cancelled') {
      if (isWatched) closeImport()
    } else if (isWatched) importStore.setState({ stage: 'failed', error: result.error, files }, true)
    return
  }
  const { datasetId, existed, found, copies, leftOut, overlaps } = result.value
  if (leftOut.length > 0) notifications.show({ message: sayLeftOut(leftOut), autoClose: 12_000 })
  if (copies.length > 0) notifications.show({ message: sayCopies(copies), autoClose: 12_000 })
  if (existed) sayExisted(found)
  else if (isLate)
    notifications.show({
      message: 'The import was finished before the cancel arrived: the trips are kept.',
      autoClose: 12_000,
    })
  if (overlaps.length > 0) notifications.show({ message: sayShared(overlaps), autoClose: 12_000 })
  if (!isWatched) return
  closeImport()
  visit(addressOfDataset(datasetId))
}

function crashed(reason: unknown): void {
  const message = reason instanceof Error ? reason.message : String(reason)
  importStore.setState(
    {
      stage: 'failed',
      files: [],
      error: { code: 'import/crashed', message: `The import stopped: ${message}. Nothing of it was kept; try again.` },
    },
    true,
  )
}
