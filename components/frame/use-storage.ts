'use client'
import { useCallback, useEffect, useState } from 'react'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useOnChange } from '@/components/providers/use-on-change'

export interface StorageState {
  readonly usedBytes: number
  readonly quotaBytes: number
  /** Has the browser promised not to clear it when the disk is full? */
  readonly isPersisted: boolean
}

/**
 * What this origin stores, asked again when datasets and runs come and go, and when the page is looked at anew; null where the browser
 * does not say. Browsers round these figures. `askToKeep` asks for the promise and tells whether it was given.
 */
export function useStorage() {
  const [state, setState] = useState<StorageState | null>(null)
  const changes = readyValue(
    useLive(
      async ({ datasets, runs }) => `${(await datasets.list()).length} ${(await runs.settled()).length}`,
      'storage changes',
    ),
  )
  const ask = useCallback(async () => setState(await readStorage()), [])
  useEffect(() => {
    void ask()
    const seen = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [ask])
  useOnChange(changes, ask)
  const askToKeep = useCallback(async (): Promise<boolean> => {
    const granted = await navigator.storage.persist()
    await ask()
    return granted
  }, [ask])
  return { storage: state, askToKeep }
}

async function readStorage(): Promise<StorageState | null> {
  // Absent over plain HTTP from another machine.
  if (!navigator.storage?.estimate) return null
  const [{ usage = 0, quota = 0 }, isPersisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ])
  return { usedBytes: usage, quotaBytes: quota, isPersisted }
}
