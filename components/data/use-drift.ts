'use client'
import { useEffect, useState } from 'react'
import type { DatasetDrift } from '@/lib/monitoring/dataset-drift'
import type { DatasetId } from '@/lib/shared/ids'

export type ShownDrift =
  | { readonly status: 'working'; readonly share: number }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly drift: DatasetDrift }

const STARTING = { status: 'working', share: 0 } as const

/** How far the second dataset moved away from the first, computed from their rows; ends with the page. Null asks nothing. */
export function useDrift(pair: readonly [DatasetId, DatasetId] | null): ShownDrift {
  const question = pair?.join(' ') ?? null
  const [answer, setAnswer] = useState<{ readonly question: string; readonly shown: ShownDrift } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question names the pair
  useEffect(() => {
    if (question === null || pair === null) return
    const asking = new AbortController()
    const show = (shown: ShownDrift) => {
      if (!asking.signal.aborted) setAnswer({ question, shown })
    }
    void import('@/workers/profile/client')
      .then(({ driftBetween }) =>
        driftBetween(pair[0], pair[1], asking.signal, (share) => show({ status: 'working', share })),
      )
      .then(
        (found) =>
          show(found.ok ? { status: 'ready', drift: found.value } : { status: 'failed', message: found.error.message }),
        (error: unknown) => show({ status: 'failed', message: String(error) }),
      )
    return () => asking.abort()
  }, [question])
  return answer?.question === question ? answer.shown : STARTING
}
