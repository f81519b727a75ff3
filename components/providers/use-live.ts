'use client'
import { useEffect, useRef, useState } from 'react'
import type { Workspace } from './workspace'
import { useWorkspace } from './workspace-provider'

export type Live<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly value: T }

const LOADING = { status: 'loading' } as const

/**
 * The answer to a query of the workspace, fresh after every change of what it read, whichever tab or worker made it. `key` names the
 * question: while it stays the same the query is not asked anew by rendering.
 */
export function useLive<T>(query: (workspace: Workspace) => Promise<T>, key: string): Live<T> {
  const workspace = useWorkspace()
  const [live, setLive] = useState<{ key: string; answer: Live<T> }>({ key, answer: LOADING })
  const latest = useRef(query)
  latest.current = query

  useEffect(
    () =>
      workspace.watch(
        () => latest.current(workspace),
        (value) => setLive({ key, answer: { status: 'ready', value } }),
        (error) =>
          setLive({
            key,
            answer: { status: 'failed', message: error instanceof Error ? error.message : String(error) },
          }),
      ),
    [workspace, key],
  )
  return live.key === key ? live.answer : LOADING
}

/** The value once it is there. */
export const readyValue = <T>(live: Live<T>): T | null => (live.status === 'ready' ? live.value : null)
