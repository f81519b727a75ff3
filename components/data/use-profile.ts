'use client'
import { useEffect, useState } from 'react'
import { useCanWrite } from '@/components/providers/workspace-provider'
import type { Dataset } from '@/lib/trips/dataset'
import { isWhole } from '@/lib/trips/profile'
import { filters, keyOf, type TripFilter } from '@/lib/trips/trip-filter'
import type { ProfileView } from './profile-view'

export type ShownProfile =
  | { readonly status: 'working'; readonly share: number }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly view: ProfileView }

const STARTING = { status: 'working', share: 0 } as const

/**
 * The figures of the rides that a filter leaves: those that were stored with the dataset, or computed from its rows, which ends with the
 * page. Where a dataset was stored before there were all the parts, these are computed once and kept; meanwhile it is shown as it is.
 */
export function useProfile(dataset: Dataset, filter: TripFilter): ShownProfile {
  const { id, name, rows, profile } = dataset
  const canWrite = useCanWrite()
  const isFiltered = filters(filter)
  const question = isFiltered ? `${id} ${keyOf(filter)}` : null
  const [answer, setAnswer] = useState<{ readonly question: string; readonly shown: ShownProfile } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question names the dataset and the filter
  useEffect(() => {
    if (question === null) return
    const asking = new AbortController()
    const show = (shown: ShownProfile) => {
      if (!asking.signal.aborted) setAnswer({ question, shown })
    }
    void import('@/workers/profile/client')
      .then(({ filteredProfile }) =>
        filteredProfile(id, filter, asking.signal, (share) => show({ status: 'working', share })),
      )
      .then(
        (found) =>
          show(
            found.ok
              ? { status: 'ready', view: { name: `${name} chosen rides`, ...found.value } }
              : { status: 'failed', message: found.error.message },
          ),
        (error: unknown) => show({ status: 'failed', message: String(error) }),
      )
    return () => asking.abort()
  }, [question])

  const isOld = canWrite && !isFiltered && !isWhole(profile)
  useEffect(() => {
    if (!isOld) return
    const asking = new AbortController()
    // The dataset's record changes with it, and the page with that. What cannot be computed is not shown.
    void import('@/workers/profile/client')
      .then(({ renewProfile }) => renewProfile(id, asking.signal, () => undefined))
      .catch(() => undefined)
    return () => asking.abort()
  }, [isOld, id])

  if (!isFiltered) return { status: 'ready', view: { name, rows, profile } }
  return answer?.question === question ? answer.shown : STARTING
}
