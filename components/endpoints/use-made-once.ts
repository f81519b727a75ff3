'use client'
import { type FormEvent, useState } from 'react'
import type { ApiResult } from '@/components/providers/server-provider'

interface MadeOnce<Made> {
  readonly create: (name: string) => Promise<ApiResult<Made>>
  readonly revoke: (id: string) => Promise<ApiResult<unknown>>
  /** The list has changed: ask for it again. */
  readonly onChange: () => void
  readonly onMade?: ((made: Made) => void) | undefined
}

/** The form that makes a key or a link: a name in, a secret out that is shown this once; and its revoking. */
export function useMadeOnce<Made extends { readonly id: string }>(server: MadeOnce<Made>) {
  const [name, setName] = useState('')
  const [made, setMade] = useState<Made | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await server.create(name.trim())
    setBusy(false)
    setError(answer.ok ? null : [answer.error.message, ...answer.error.fields.map((f) => f.detail)].join(' '))
    if (!answer.ok) return
    setMade(answer.value)
    setName('')
    server.onMade?.(answer.value)
    server.onChange()
  }
  const revoke = async (id: string) => {
    const answer = await server.revoke(id)
    setError(answer.ok ? null : answer.error.message)
    if (made?.id === id) setMade(null)
    server.onChange()
  }
  return { name, setName, made, error, isBusy, make, revoke }
}
