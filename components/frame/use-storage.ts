'use client'
import { useEffect, useState } from 'react'
import { readyValue, useLive } from '@/components/providers/use-live'

export interface StorageState {
  readonly used: number
  readonly quota: number
  readonly isPersisted: boolean
}

/** What this origin stores, asked again when datasets, runs or versions come and go, and when the page is looked at anew. */
export function useStorage(): StorageState | null {
  const [state, setState] = useState<StorageState | null>(null)
  const changes = readyValue(
    useLive(
      async ({ datasets, runs }) => `${(await datasets.list()).length} ${(await runs.settled()).length}`,
      'storage changes',
    ),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was stored has changed
  useEffect(() => {
    let isOver = false
    const ask = async () => {
      if (!navigator.storage?.estimate) return
      const [{ usage = 0, quota = 0 }, isPersisted] = await Promise.all([
        navigator.storage.estimate(),
        navigator.storage.persisted(),
      ])
      if (!isOver) setState({ used: usage, quota, isPersisted })
    }
    void ask()
    const seen = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    document.addEventListener('visibilitychange', seen)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', seen)
    }
  }, [changes])
  return state
}
