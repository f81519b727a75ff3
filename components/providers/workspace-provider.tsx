'use client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
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

/** The composition root of the browser: opens the workspace, sets right what the last visit left behind, and says what is possible. */
export function WorkspaceProvider({ children }: { children: ReactNode }) {
  const [workspace, setWorkspace] = useState<Workspace>(openingWorkspace)
  const [standing, setStanding] = useState<Standing>('opening')
  const arriving = useRef<Promise<Kept> | null>(null)

  useEffect(() => {
    let isOver = false
    let unwatch = () => {}
    let rest = () => {}
    const settle = (next: Standing) => {
      if (!isOver) setStanding(next)
    }
    const open = async () => {
      arriving.current ??= import('./kept-workspace').then((module) => module.createWorkspace())
      const kept = await arriving.current
      if (isOver) return
      setWorkspace(kept.workspace)
      unwatch = kept.database.watchAccess((access) => {
        if (access === 'replaced') settle('replaced')
        if (access === 'read-only') settle('newer')
        if (access === 'gone') settle('gone')
      })
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
