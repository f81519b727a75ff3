'use client'
import { useCallback, useEffect, useState } from 'react'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useOnChange } from '@/components/providers/use-on-change'
import { columnsBytes } from '@/lib/trips/trip-chunk'
import { usedRoom } from './used-room'

export interface StorageState {
  readonly usedBytes: number
  /** The browser's figure cannot be: `usedBytes` is the sum of what the app knows of. */
  readonly isKnownSum: boolean
  readonly quotaBytes: number
  /** Has the browser promised not to clear it when the disk is full? */
  readonly isPersisted: boolean
}

/**
 * What this origin stores, asked again when datasets and runs come and go, and when the page is looked at anew; null where the browser
 * does not say. Browsers round these figures. `askToKeep` asks for the promise and tells whether it was given.
 */
export function useStorage() {
  const [state, setState] = useState<Omit<StorageState, 'isKnownSum'> | null>(null)
  const kept = readyValue(
    useLive(async ({ datasets, runs }) => {
      const [trips, settled] = [await datasets.list(), await runs.settled()]
      const models = settled.map(({ state }) => (state.status === 'finished' ? state.result.artefactBytes : 0))
      const bytes = [...trips.map(({ rows, hasPoints }) => columnsBytes(rows, hasPoints)), ...models]
      return { count: `${trips.length} ${settled.length}`, bytes: bytes.reduce((sum, each) => sum + each, 0) }
    }, 'storage changes'),
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
  useOnChange(kept?.count ?? null, ask)
  const askToKeep = useCallback(async (): Promise<boolean> => {
    const granted = await navigator.storage.persist()
    await ask()
    return granted
  }, [ask])
  const used = state && usedRoom(state.usedBytes, kept?.bytes ?? 0)
  return { storage: state && used && { ...state, usedBytes: used.bytes, isKnownSum: used.isKnownSum }, askToKeep }
}

async function readStorage(): Promise<Omit<StorageState, 'isKnownSum'> | null> {
  // Absent over plain HTTP from another machine.
  if (!navigator.storage?.estimate) return null
  const [{ usage = 0, quota = 0 }, isPersisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ])
  return { usedBytes: usage, quotaBytes: quota, isPersisted }
}
