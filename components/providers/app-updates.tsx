'use client'
import { useEffect, useState } from 'react'
import { isOver } from '@/lib/shared/job'
import { type Installation, keepAppOffline } from '@/workers/service/client'
import classes from './app-updates.module.css'
import { readyValue, useLive } from './use-live'

/**
 * Keeps the app for when the server is away, and offers a newer build when one is there. A page is never reloaded of itself, and not
 * at all while any tab has a job running: a reload would end it.
 */
export function AppUpdates() {
  const [installation, setInstallation] = useState<Installation | null>(null)
  const [isNewerReady, setNewerReady] = useState(false)
  const jobs = readyValue(useLive(({ jobs }) => jobs.list(), 'jobs of any tab'))
  const isBusy = jobs === null || jobs.some((job) => !isOver(job))

  useEffect(() => {
    keepAppOffline(() => setNewerReady(true)).then(
      (kept) => setInstallation(kept ?? null),
      // Without it everything works but the app away from its server.
      (error: unknown) => console.warn('The app could not be kept for use offline.', error),
    )
  }, [])

  if (!isNewerReady || installation === null) return null
  return (
    <div className={classes.notice} role="status">
      <span>
        A newer Ridecast is ready.
        {isBusy ? ' It can take over when the running jobs are done.' : ''}
      </span>
      <button type="button" className={classes.act} disabled={isBusy} onClick={installation.takeNewer}>
        Reload into it
      </button>
    </div>
  )
}
