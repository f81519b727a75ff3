'use client'
import { useCallback, useEffect, useState } from 'react'

export interface StorageFacts {
  readonly usedBytes: number
  readonly quotaBytes: number
  /** May the browser clear it when the disk is full? */
  readonly isPersisted: boolean
}

/** What the browser says of this origin's storage; null where it does not say. Browsers round these figures. */
export function useStorage() {
  const [facts, setFacts] = useState<StorageFacts | null>(null)
  const read = useCallback(async () => setFacts(await readStorage()), [])
  useEffect(() => {
    void read()
  }, [read])
  const askToKeep = useCallback(async (): Promise<boolean> => {
    const granted = await navigator.storage.persist()
    await read()
    return granted
  }, [read])
  return { facts, askToKeep }
}

async function readStorage(): Promise<StorageFacts | null> {
  // Absent over plain HTTP from another machine.
  if (!('storage' in navigator)) return null
  const { usage = 0, quota = 0 } = await navigator.storage.estimate()
  return { usedBytes: usage, quotaBytes: quota, isPersisted: await navigator.storage.persisted() }
}
