'use client'
import { useEffect, useState } from 'react'
import type { Result } from '@/lib/shared/result'
import type { MappingPreview } from '@/lib/trips/mapping/preview-mapping'
import type { TripMapping } from '@/lib/trips/mapping/trip-mapping'
import type { FileInside } from '@/workers/import/client'

/** The first rows as a mapping reads them, read anew after each change of it; the last answer stays until the next one comes. */
export function usePreview({ file, entry }: FileInside, mapping: TripMapping | null): Result<MappingPreview> | null {
  const [preview, setPreview] = useState<Result<MappingPreview> | null>(null)
  const asked = mapping === null ? null : JSON.stringify(mapping)
  useEffect(() => {
    if (asked === null) return
    let isOver = false
    const show = (result: Result<MappingPreview>) => {
      if (!isOver) setPreview(result)
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
  return mapping === null ? null : preview
}

/** What to say where the worker itself ended. */
export const unseen = (reason: unknown): Result<never> => ({
  ok: false,
  error: { code: 'file/unreadable', message: reason instanceof Error ? reason.message : String(reason) },
})
