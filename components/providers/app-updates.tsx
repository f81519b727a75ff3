'use client'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { isOver } from '@/lib/shared/job'
import { type Installation, keepAppOffline } from '@/workers/service/client'
import classes from './app-updates.module.css'
import { missingStore, noteMissingPart } from './missing-parts'
import { readyValue, useLive } from './use-live'

/**
 * Keeps the app for when the server is away, and offers a newer build when one is there, or when parts of this one are gone. A page is
 * never reloaded of itself, and not at all while any tab has a job running: a reload would end it.
 */
export function AppUpdates() {
  const [installation, setInstallation] = useState<Installation | null>(null)
  const [isNewerReady, setNewerReady] = useState(false)
  const { isMissing } = useStore(missingStore)
  const jobs = readyValue(useLive(({ jobs }) => jobs.list(), 'jobs of any tab'))
  const isBusy = jobs === null || jobs.some((job) => !isOver(job))

  useEffect(() => {
    keepAppOffline(() => setNewerReady(true)).then(
      (kept) => setInstallation(kept ?? null),
      // Without it everything works but the app away from its server.
      (error: unknown) => console.warn('The app could not be kept for use offline.', error),
    )
    const hear = (event: PromiseRejectionEvent) => {
      if (noteMissingPart(event.reason)) event.preventDefault()
    }
    window.addEventListener('unhandledrejection', hear)
    return () => window.removeEventListener('unhandledrejection', hear)
  }, [])
  useEffect(() => {
    if (installation === null) return
    const seen = () => {
      if (document.visibilityState === 'visible') installation.look()
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [installation])

  const newer = isNewerReady ? installation : null
  if (newer === null && !isMissing) return null
  return (
    <div className={classes.notice} role="status">
      <span>
        {newer === null
          ? 'Part of this page could not be loaded: the server is away, or serves a newer Ridecast by now.'
          : 'A newer Ridecast is ready.'}
        {isBusy ? ' It can take over when the running jobs are done.' : ''}
      </span>
      <button
        type="button"
        className={classes.act}
        disabled={isBusy}
        onClick={newer === null ? () => window.location.reload() : newer.takeNewer}
      >
        Reload into it
      </button>
    </div>
  )
}
