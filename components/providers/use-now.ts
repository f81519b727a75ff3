'use client'
import { useEffect, useState } from 'react'
import { type Millis, millis } from '@/lib/shared/clock'
import { useWorkspace } from './workspace-provider'

/** The time, moving on every so many milliseconds, for "5 min ago". Zero until the page is alive: prerendered text holds no time. */
export function useNow(every = 30_000): Millis {
  const { clock } = useWorkspace()
  const [now, setNow] = useState(millis(0))
  useEffect(() => {
    const tick = () => setNow(clock.now())
    tick()
    const timer = setInterval(tick, every)
    return () => clearInterval(timer)
  }, [clock, every])
  return now
}
