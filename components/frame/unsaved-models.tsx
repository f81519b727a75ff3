'use client'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { saveBytes } from '@/components/experiments/save-model'
import { dropUnsaved, unsavedStore } from '@/components/experiments/unsaved-models'
import classes from '@/components/providers/standing-banner.module.css'
import { formatBytes } from '@/lib/shared/format-number'

/** Trained models for which the browser had no room, above every page until they are downloaded or given up. */
export function UnsavedModels() {
  const { models } = useStore(unsavedStore)
  const isHolding = models.length > 0
  useEffect(() => {
    if (!isHolding) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isHolding])
  return models.map(({ run, name, bytes }) => (
    <div key={run} className={classes.banner} role="alert">
      <span>
        <strong>
          <bdi>{name}</bdi> is trained, but not kept: this browser has no room left.
        </strong>{' '}
        Only this tab holds its model ({formatBytes(bytes.byteLength)}). A downloaded model can be imported on the
        models page once datasets you no longer need are deleted.{' '}
        <button
          type="button"
          onClick={() => {
            saveBytes(name, bytes)
            dropUnsaved(run)
          }}
        >
          Download the model
        </button>{' '}
        <button type="button" onClick={() => dropUnsaved(run)}>
          Give it up
        </button>
      </span>
    </div>
  ))
}
