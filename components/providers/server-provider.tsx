'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Client } from '@/lib/adapters/http/client'
import type { ApiFailure, ApiResult } from '@/lib/adapters/http/transport'
import { lazyClient } from './lazy-client'

export type { ApiFailure, ApiResult, Client }

/** Is this browser signed in to its server? `away`: the server cannot be asked. */
export type Session =
  | { readonly status: 'asking' }
  | { readonly status: 'signed-in'; readonly until: number | null }
  | { readonly status: 'signed-out' }
  | { readonly status: 'away'; readonly error: ApiFailure }

interface Provided {
  readonly server: Client
  readonly session: Session
  readonly askSession: () => Promise<void>
}

/** Milliseconds between questions to a server that is away. */
const ASK_AGAIN = 5_000

const Context = createContext<Provided | null>(null)

async function ownServer(onSilence: () => void): Promise<Client> {
  const { createClient } = await import('@/lib/adapters/http/client')
  return createClient({ baseUrl: '', fetch: tellingSilence(onSilence) })
}

/** The app's own server and whether this browser is signed in to it. Asked at the start, and again when the network is back. */
export function ServerProvider({ children, server: given }: { children: ReactNode; server?: Client }) {
  const [session, setSession] = useState<Session>({ status: 'asking' })
  const [silences, setSilences] = useState(0)
  const [server] = useState(() => given ?? lazyClient(() => ownServer(() => setSilences((count) => count + 1))))
  const askSession = useCallback(async () => setSession(toSession(await server.session())), [server])

  useEffect(() => {
    void askSession()
    const again = () => {
      if (document.visibilityState === 'visible') void askSession()
    }
    window.addEventListener('online', again)
    window.addEventListener('offline', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      window.removeEventListener('online', again)
      window.removeEventListener('offline', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [askSession])

  // A call that nobody answered: is the server away? Once it is, it is asked again until it is back.
  const isAway = session.status === 'away'
  useEffect(() => {
    if (silences > 0 && !isAway) void askSession()
  }, [silences, isAway, askSession])
  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(() => void askSession(), ASK_AGAIN)
    return () => clearInterval(timer)
  }, [isAway, askSession])

  const provided = useMemo(() => ({ server, session, askSession }), [server, session, askSession])
  return <Context value={provided}>{children}</Context>
}

/** `fetch` that tells when nobody answered; being cancelled is not that. */
function tellingSilence(tell: () => void): typeof fetch {
  return async (url, init) => {
    try {
      return await fetch(url, init)
    } catch (error) {
      if (!init?.signal?.aborted) tell()
      throw error
    }
  }
}

function toSession(answer: Awaited<ReturnType<Client['session']>>): Session {
  if (!answer.ok) return { status: 'away', error: answer.error }
  return answer.value.signedIn ? { status: 'signed-in', until: answer.value.expiresAt } : { status: 'signed-out' }
}

function useProvided(): Provided {
  const provided = useContext(Context)
  if (!provided) throw new Error('useServer is called outside ServerProvider')
  return provided
}

export const useServer = (): Client => useProvided().server

export const useSession = (): Session => useProvided().session

/** Asks the server again who this browser is: after signing in or out. */
export const useAskSession = (): (() => Promise<void>) => useProvided().askSession
