'use client'
import { useEffect, useState } from 'react'
import type { Result } from '@/lib/shared/result'
import type { MappingPreview } from '@/lib/trips/mapping/preview-mapping'
import type { TripMapping } from '@/lib/trips/mapping/trip-mapping'
import type { FileInside } from '@/workers/import/client'

interface Preview {
  /** Null until the first answer. The last one stays until the next comes. */
  readonly preview: Result<MappingPreview> | null
  /** Is it that of the mapping as it is now? */
  readonly isCurrent: boolean
}

/** The first rows as a mapping reads them, read anew after each change of it. */
export function usePreview({ file, entry }: FileInside, mapping: TripMapping | null): Preview {
  const [answer, setAnswer] = useState<{ asked: string; preview: Result<MappingPreview> } | null>(null)
  const asked = mapping === null ? null : JSON.stringify(mapping)
  useEffect(() => {
    if (asked === null) return
    let isOver = false
    const show = (preview: Result<MappingPreview>) => {
      if (!isOver) setAnswer({ asked, preview })
    }
    const mapping: TripMapping = JSON.parse(asked)
    import('@/workers/import/client')
      .then(({ withImporter }) =>
        withImporter<Result<MappingPreview>>(async (importer) => importer.previewMapping({ file, entry }, mapping)),
      )
      .then(show, (reason: unknown) => show(unseen(reason)))
    return () => {
      isOver = true
    }
  }, [file, entry, asked])
  if (asked === null || answer === null) return { preview: null, isCurrent: false }
  return { preview: answer.preview, isCurrent: answer.asked === asked }
}

/** What to say where the worker itself ended. */
export const unseen = (reason: unknown): Result<never> => ({
  ok: false,
  error: { code: 'file/unreadable', message: reason instanceof Error ? reason.message : String(reason) },
})
