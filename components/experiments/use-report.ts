'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Failure, Result } from '@/lib/shared/result'

export type Report<T> =
  | { readonly status: 'working' }
  | { readonly status: 'failed'; readonly error: Failure }
  | { readonly status: 'ready'; readonly value: T }

const WORKING = { status: 'working' } as const

/** What a worker answers to a question, asked once per key; null asks nothing. */
export function useReport<T>(key: string | null, ask: () => Promise<Result<T>>): Report<T> {
  const [answer, setAnswer] = useState<{ readonly key: string | null; readonly report: Report<T> }>({
    key,
    report: WORKING,
  })

  const question = useEffectEvent(ask)
  useEffect(() => {
    if (key === null) return
    let isGone = false
    question().then(
      (result) => {
        if (!isGone)
          setAnswer({
            key,
            report: result.ok ? { status: 'ready', value: result.value } : { status: 'failed', error: result.error },
          })
      },
      (error: unknown) => {
        if (!isGone)
          setAnswer({ key, report: { status: 'failed', error: { code: 'worker/lost', message: String(error) } } })
      },
    )
    return () => {
      isGone = true
    }
  }, [key])
  return answer.key === key ? answer.report : WORKING
}
