'use client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createMemoryWorkspace } from './memory-workspace'
import { setRight } from './start-up'
import { createWorkspace, type Workspace } from './workspace'

/**
 * What this browser lets the studio do:
 * - `opening`: not known yet;
 * - `ready`;
 * - `insecure`: plain HTTP from another machine: no OPFS, locks or hashing, so nothing can be imported or trained;
 * - `memory`: nothing is kept (private window, storage blocked or damaged);
 * - `newer`: saved by a newer build, so it may only be looked at;
 * - `replaced`: a newer build runs in another tab and has taken the workspace over.
 */
export type Standing = 'opening' | 'ready' | 'insecure' | 'memory' | 'newer' | 'replaced'

interface Provided {
  readonly workspace: Workspace
  readonly standing: Standing
}

const Context = createContext<Provided | null>(null)

/** The composition root of the browser: opens the workspace, sets right what the last visit left behind, and says what is possible. */
export function WorkspaceProvider({ children, workspace: given }: { children: ReactNode; workspace?: Workspace }) {
  const [kept] = useState(() => given ?? createWorkspace())
  const [fleeting, setFleeting] = useState<Workspace | null>(null)
  const [standing, setStanding] = useState<Standing>('opening')

  useEffect(() => {
    let isOver = false
    const settle = (next: Standing) => {
      if (!isOver) setStanding(next)
    }
    const unwatch = kept.database.watchAccess((access) => {
      if (access === 'replaced') settle('replaced')
      if (access === 'read-only') settle('newer')
    })
    if (!window.isSecureContext) settle('insecure')
    else
      kept.database
        .open()
        .then(async () => {
          if (kept.database.access !== 'writable') return
          settle('ready')
          await setRight(kept)
        })
        .catch(() => {
          if (isOver) return
          setFleeting(createMemoryWorkspace())
          settle('memory')
        })
    return () => {
      isOver = true
      unwatch()
    }
  }, [kept])

  const provided = useMemo(() => ({ workspace: fleeting ?? kept, standing }), [fleeting, kept, standing])
  return <Context value={provided}>{children}</Context>
}

function useProvided(): Provided {
  const provided = useContext(Context)
  if (!provided) throw new Error('useWorkspace is called outside WorkspaceProvider')
  return provided
}

export const useWorkspace = (): Workspace => useProvided().workspace

export const useStanding = (): Standing => useProvided().standing

/** May something be imported, trained, registered or thrown away here? */
export const useCanWrite = (): boolean => useProvided().standing === 'ready'
