'use client'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'

interface Props {
  readonly act: string
  /** What it is done to, for who cannot see the row. */
  readonly what: string
  readonly onSure: () => Promise<void>
}

/** A small button for what cannot be undone: the first press asks, the second does it. Leaving it forgets the first. */
export function AskTwice({ act, what, onSure }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (!isAsking) return
    const timer = setTimeout(() => setAsking(false), 6_000)
    return () => clearTimeout(timer)
  }, [isAsking])
  const press = async () => {
    if (!isAsking) return setAsking(true)
    setBusy(true)
    await onSure()
    setBusy(false)
    setAsking(false)
  }
  return (
    <Button
      size="xs"
      variant={isAsking ? 'outline' : 'subtle'}
      color={isAsking ? 'red' : 'gray'}
      loading={isBusy}
      onBlur={() => setAsking(false)}
      onClick={press}
    >
      {isAsking ? `${act} now` : act}
      <span className="vh"> {what}</span>
    </Button>
  )
}
