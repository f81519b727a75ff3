'use client'
import { useEffect, useState } from 'react'
import { type Millis, millis } from '@/lib/shared/clock'

/** The time, moving on every half minute, for "5 min ago". Zero while the page is built, so that no computed time is prerendered. */
export function useNow(): Millis {
  const [now, setNow] = useState(millis(0))
  useEffect(() => {
    setNow(millis(Date.now()))
    const timer = setInterval(() => setNow(millis(Date.now())), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
