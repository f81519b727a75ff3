'use client'
import { ActionIcon } from '@mantine/core'
import { IconPlayerStop, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { waitingWords } from '@/components/endpoints/waiting-words'
import { useSession } from '@/components/providers/server-provider'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { stopSweep } from '@/components/sweeps/stop-sweep'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatTimeLeft } from '@/lib/shared/format-time'
import { runId, sweepId } from '@/lib/shared/ids'
import { bringsTrips, isOver, type Job } from '@/lib/shared/job'
import { cancelJob } from './cancel-job'
import { doing, progressWords, shareDone } from './job-words'
import classes from './jobs-tray.module.css'

/** One job: stop keeps the best so far, × keeps nothing; of a job that is over, × takes it off the list. */
export function JobRow({ job }: { readonly job: Job }) {
  const workspace = useWorkspace()
  const { jobs } = workspace
  const session = useSession()
  const over = isOver(job)
  const canCancel = bringsTrips(job) || job.kind === 'train'
  return (
    <div className={classes.job}>
      <div className="row">
        <i className={sign(job)} aria-hidden />
        <span className="b ell">
          {doing(job)} <span className="mono">{job.href ? <Link href={job.href}>{job.label}</Link> : job.label}</span>
        </span>
        <span className="grow" />
        {!over && job.kind === 'train' && job.state === 'running' && (
          <ActionIcon size={24} aria-label={`Stop ${job.label} and keep the best`} onClick={() => void stop(job)}>
            <IconPlayerStop size={14} stroke={1.6} />
          </ActionIcon>
        )}
        {!over && job.kind === 'sweep' && (
          <ActionIcon
            size={24}
            aria-label={`Stop ${job.label}`}
            onClick={() => void stopSweep(workspace, sweepId(job.id))}
          >
            <IconPlayerStop size={14} stroke={1.6} />
          </ActionIcon>
        )}
        {over ? (
          <ActionIcon size={24} aria-label={`Dismiss ${job.label}`} onClick={() => void jobs.remove(job.id)}>
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        ) : (
          canCancel && (
            <ActionIcon size={24} aria-label={`Cancel ${job.label}`} onClick={() => void cancelJob(workspace, job)}>
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          )
        )}
      </div>
      {!over && <ProgressBar share={job.state === 'queued' ? 0 : shareDone(job)} label={`${job.label}, progress`} />}
      {job.state !== 'done' && (
        <div className="row xs ink3 num between">
          <span>
            {job.kind === 'deploy' && job.state === 'interrupted' && job.error
              ? waitingWords(session.status, job.error)
              : progressWords(job)}
          </span>
          {!over && <span className="nowrap">{formatTimeLeft(job.secondsLeft)}</span>}
        </div>
      )}
    </div>
  )
}

function sign(job: Job): string {
  if (!isOver(job)) return 'live'
  return `dot ${job.state === 'done' ? 'good' : job.state === 'cancelled' ? 'off' : 'bad'}`
}

/** The worker's client arrives when one is asked for. */
async function stop(job: Job): Promise<void> {
  const { stopTraining } = await import('@/workers/train/client')
  await stopTraining(runId(job.id))
}
