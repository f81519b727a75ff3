import { notifications } from '@mantine/notifications'
import type { Workspace } from '@/components/providers/workspace'
import { runId } from '@/lib/shared/ids'
import { isOver, type Job } from '@/lib/shared/job'
import { lateWords } from './job-words'

/** Asks the worker of an import or a training, in whichever tab it is, to end it. Where all was done before that, a notice says so. */
export async function cancelJob(
  { jobs, watch }: Pick<Workspace, 'jobs' | 'watch'>,
  { id, kind }: Pick<Job, 'id' | 'kind'>,
): Promise<void> {
  await ask(id, kind)
  let isSaid = false
  const stop = watch(
    () => jobs.get(id),
    (job) => {
      if (isSaid || (job && !isOver(job))) return
      isSaid = true
      const message = job && lateWords(job)
      if (message) notifications.show({ message, autoClose: 12_000 })
      setTimeout(() => stop())
    },
    () => {},
  )
}

/** The workers' clients arrive when one is asked for. */
async function ask(id: Job['id'], kind: Job['kind']): Promise<void> {
  if (kind === 'train') {
    const { cancelTraining } = await import('@/workers/train/client')
    await cancelTraining(runId(id))
  } else {
    const { cancelImport } = await import('@/workers/import/client')
    await cancelImport(id)
  }
}
