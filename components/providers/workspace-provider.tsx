'use client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Access } from '@/lib/adapters/dexie/database'
import type { Kept } from './kept-workspace'
import { openingWorkspace } from './opening-workspace'
import type { Workspace } from './workspace'

/**
 * What this browser lets the studio do:
 * - `opening`: not known yet;
 * - `ready`;
 * - `insecure`: plain HTTP from another machine: no OPFS, locks or hashing, so nothing can be imported or trained;
 * - `memory`: nothing is kept (private window, storage blocked or damaged);
 * - `no-files`: there is a database but no private file system (private windows of some browsers), so nothing can be imported or trained;
 * - `gone`: what was stored was cleared while this tab was open;
 * - `newer`: saved by a newer build, so it may only be looked at;
 * - `replaced`: a newer build runs in another tab and has taken the workspace over.
 */
export type Standing = 'opening' | 'ready' | 'insecure' | 'memory' | 'no-files' | 'gone' | 'newer' | 'replaced'

interface Provided {
  readonly workspace: Workspace
  readonly standing: Standing
}

const Context = createContext<Provided | null>(null)

/** Asked for by the page's first script and opened at once, so that it is there when the page has been drawn. */
const arriving = typeof window === 'undefined' ? null : arrive()

async function arrive(): Promise<Kept> {
  const kept = (await import('./kept-workspace')).createWorkspace()
  // What goes wrong is said by whoever asks again.
  if (window.isSecureContext) kept.database.open().catch(() => {})
  return kept
}
arriving?.catch(() => {})

/** The composition root of the browser: opens the workspace, sets right what the last visit left behind, and says what is possible. */
export function WorkspaceProvider({ children }: { children: ReactNode }) {
  const [workspace, setWorkspace] = useState<Workspace>(openingWorkspace)
  const [standing, setStanding] = useState<Standing>('opening')

  useEffect(() => {
    let isOver = false
    let unwatch = () => {}
    let rest = () => {}
    const settle = (next: Standing) => {
      if (!isOver) setStanding(next)
    }
    const open = async () => {
      const kept = await (arriving ?? arrive())
      if (isOver) return
      setWorkspace(kept.workspace)
      const hear = (access: Access) => {
        if (access === 'replaced') settle('replaced')
        if (access === 'read-only') settle('newer')
        if (access === 'gone') settle('gone')
      }
      hear(kept.database.access)
      unwatch = kept.database.watchAccess(hear)
      if (!window.isSecureContext) return settle('insecure')
      await kept.database.open()
      if (kept.database.access !== 'writable') return
      settle((await hasPrivateFiles()) ? 'ready' : 'no-files')
      const { keepRight } = await import('./start-up')
      if (!isOver) rest = keepRight(kept.workspace)
    }
    open().catch(async () => {
      const { createMemoryWorkspace } = await import('./memory-workspace')
      if (isOver) return
      setWorkspace(createMemoryWorkspace())
      settle('memory')
    })
    return () => {
      isOver = true
      unwatch()
      rest()
    }
  }, [])

  const provided = useMemo(() => ({ workspace, standing }), [workspace, standing])
  return <Context value={provided}>{children}</Context>
}

/** Does this browser keep files for the app, in this window? */
const hasPrivateFiles = (): Promise<boolean> =>
  navigator.storage.getDirectory().then(
    () => true,
    () => false,
  )

function useProvided(): Provided {
  const provided = useContext(Context)
  if (!provided) throw new Error('useWorkspace is called outside WorkspaceProvider')
  return provided
}

export const useWorkspace = (): Workspace => useProvided().workspace

export const useStanding = (): Standing => useProvided().standing

/** May something be imported, trained, registered or thrown away here? */
export const useCanWrite = (): boolean => useProvided().standing === 'ready'
