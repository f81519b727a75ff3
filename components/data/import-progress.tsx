'use client'
import { Button } from '@mantine/core'
import { progressWords, shareDone } from '@/components/frame/job-words'
import { readyValue, useLive } from '@/components/providers/use-live'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatTimeLeft } from '@/lib/shared/format-time'
import type { JobId } from '@/lib/shared/job'
import { askedToCancel, closeImport } from './import-store'

/** How far the import is. Closing leaves it to the tray; cancelling leaves nothing behind. */
export function ImportProgress({ job: id, isCancelling }: { readonly job: JobId; readonly isCancelling: boolean }) {
  const job = readyValue(useLive((workspace) => workspace.jobs.get(id), id))
  const cancel = async () => {
    askedToCancel(id)
    const { cancelImport } = await import('@/workers/import/client')
    await cancelImport(id)
  }
  return (
    <div>
      <ProgressBar share={job ? shareDone(job) : null} label="Import" />
      <div className="row xs ink3 num between" style={{ marginTop: 6, minHeight: 16 }} aria-live="off">
        <span>{job ? progressWords(job) : 'starting'}</span>
        <span>{formatTimeLeft(job?.secondsLeft ?? null)}</span>
      </div>
      <div className="row wrap" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
        <Button onClick={() => void cancel()} loading={isCancelling}>
          Cancel
        </Button>
        <Button onClick={closeImport}>Continue in the background</Button>
      </div>
    </div>
  )
}
