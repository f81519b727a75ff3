'use client'
import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** The page's query as state: what is in it is in the link. A null takes a key away; the history gets no entry for each keystroke. */
export function useQuery(): readonly [URLSearchParams, (change: Readonly<Record<string, string | null>>) => void] {
  const params = useSearchParams()
  const set = useCallback((change: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(window.location.search)
    for (const [key, value] of Object.entries(change))
      if (value === null || value === '') next.delete(key)
      else next.set(key, value)
    const query = next.toString()
    window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`)
  }, [])
  return [params, set]
}
