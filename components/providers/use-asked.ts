'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Client } from '@/lib/adapters/http/client'
import type { ApiFailure, ApiResult } from '@/lib/adapters/http/transport'
import { useServer, useSession } from './server-provider'

export type Asked<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: ApiFailure }
  | { readonly status: 'ready'; readonly value: T }

const LOADING = { status: 'loading' } as const

/**
 * An answer of the server, asked again when the page is looked at anew, when the network or the server is back, and on demand. What was there stays
 * on the screen while it is asked again. `key` names the question; null asks nothing.
 */
export function useAsked<T>(key: string | null, ask: (server: Client) => Promise<ApiResult<T>>) {
  const server = useServer()
  const [asked, setAsked] = useState<{ key: string | null; answer: Asked<T> }>({ key, answer: LOADING })
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  /** Questions are numbered; of an answered one, no answer to an earlier question counts any more. */
  const asking = useRef(0)
  const answered = useRef(0)

  const again = useCallback(async () => {
    if (key === null) return
    const mine = ++asking.current
    const answer = await latest.current(server)
    // What was heard counts, even if a later question is still open; that nothing was heard, only of the last.
    if (mine <= answered.current || (!answer.ok && mine !== asking.current)) return
    answered.current = mine
    setAsked((last) => {
      if (answer.ok) return { key, answer: { status: 'ready', value: answer.value } }
      // Silence says nothing new: what the server said last still stands.
      const stands = answer.error.status === null && last.key === key && last.answer.status === 'ready'
      return stands ? last : { key, answer: { status: 'failed', error: answer.error } }
    })
  }, [server, key])

  /** Puts an answer that came another way (a deploy returns the endpoint as it is now) in place of the last. */
  const put = useCallback(
    (value: T) => {
      answered.current = asking.current
      setAsked({ key, answer: { status: 'ready', value } })
    },
    [key],
  )

  useEffect(() => {
    void again()
    const seen = () => {
      if (document.visibilityState === 'visible') void again()
    }
    window.addEventListener('online', seen)
    document.addEventListener('visibilitychange', seen)
    return () => {
      answered.current = asking.current
      window.removeEventListener('online', seen)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [again])

  const isAway = useSession().status === 'away'
  const wasAway = useRef(isAway)
  useEffect(() => {
    if (wasAway.current && !isAway) void again()
    wasAway.current = isAway
  }, [isAway, again])

  return { asked: asked.key === key ? asked.answer : LOADING, again, put }
}
