'use client'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatTimeLeft } from '@/lib/shared/format-time'
import { sayCount } from '@/lib/shared/say-count'
import { JobRow } from './job-row'
import { runningWords, trayJobs, traySummary, troubleOf } from './job-words'
import classes from './jobs-tray.module.css'

/** Every piece of long work, on every page: how far it is, how fast, how long it will take, and the way to end it. */
export function JobsTray() {
  const { jobs: store } = useWorkspace()
  const [isOpen, setOpen] = useState(false)
  const jobs = readyValue(useLive((workspace) => workspace.jobs.list(), 'jobs')) ?? []
  const { active, over } = trayJobs(jobs)
  const trouble = troubleOf(over)
  if (active.length === 0 && (isOpen ? over : trouble).length === 0) return null
  const { share, secondsLeft } = traySummary(active)

  if (!isOpen)
    return (
      <div className={`${classes.tray} ${classes.closed}`}>
        <button type="button" className={classes.pill} aria-expanded={false} onClick={() => setOpen(true)}>
          {active.length > 0 ? (
            <>
              <i className="live" />
              {sayCount(active.length, 'job')}
              <span className={classes.mini}>
                <ProgressBar share={share} label="All jobs" thin />
              </span>
              <span className="ink3">{formatTimeLeft(secondsLeft)}</span>
            </>
          ) : (
            <>
              <i className="dot bad" />
              {sayCount(trouble.length, 'job')} did not finish
            </>
          )}
          <IconChevronUp size={14} stroke={1.6} aria-hidden />
        </button>
        {active.length === 0 && (
          <ActionIcon
            aria-label={trouble.length === 1 ? 'Dismiss it' : 'Dismiss them'}
            size={24}
            onClick={() => void Promise.all(trouble.map((job) => store.remove(job.id)))}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
    )
  return (
    <section className={`${classes.tray} ${classes.open}`} aria-label="Jobs">
      <div className={classes.head}>
        <h2>Jobs</h2>
        <span className="ink3 sm">{runningWords(active)}</span>
        <span className="grow" />
        {over.length > 1 && (
          <button
            type="button"
            className={`link sm ink3 ${classes.clear}`}
            onClick={() => void Promise.all(over.map((job) => store.remove(job.id)))}
          >
            Dismiss {over.length}
          </button>
        )}
        <ActionIcon aria-label="Close the jobs" size={24} onClick={() => setOpen(false)}>
          <IconChevronDown size={15} stroke={1.6} />
        </ActionIcon>
      </div>
      <div className={classes.list}>
        {[...active, ...over].map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </div>
    </section>
  )
}
