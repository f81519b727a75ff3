'use client'
import { useEffect, useState } from 'react'
import type { FileLook } from '@/lib/trips/look-at-file'

interface Looks {
  /** What each file is, as the import worker finds it; null while it is being looked at. */
  readonly looks: readonly (FileLook | null)[]
  /** Looks at all of them once more: what is known about their headers has changed. */
  readonly lookAgain: () => void
}

/** What files are before they are imported. */
export function useLooks(files: readonly File[]): Looks {
  const [round, setRound] = useState(0)
  const [looks, setLooks] = useState<readonly (FileLook | null)[]>(() => files.map(() => null))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same anew
  useEffect(() => {
    let isOver = false
    const found = (at: number, look: FileLook) => {
      if (!isOver) setLooks((before) => before.map((each, i) => (i === at ? look : each)))
    }
    void import('@/workers/import/client').then(({ withImporter }) => {
      for (const [i, file] of files.entries())
        withImporter(async (importer) => importer.look(file)).then(
          (look) => found(i, look),
          (reason: unknown) => found(i, unseen(file, reason)),
        )
    })
    return () => {
      isOver = true
    }
  }, [files, round])
  return { looks, lookAgain: () => setRound((before) => before + 1) }
}

const unseen = (file: File, reason: unknown): FileLook => ({
  kind: 'refused',
  error: {
    code: 'file/unreadable',
    message: `${file.name} could not be looked at: ${reason instanceof Error ? reason.message : String(reason)}`,
  },
})
