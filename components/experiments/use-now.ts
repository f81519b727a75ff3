'use client'
import { useEffect, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'

/** The time, fresh every so many milliseconds. Zero until the page is alive: prerendered text holds no time. */
export function useNow(every: number): number {
  const { clock } = useWorkspace()
  const [now, setNow] = useState(0)
  useEffect(() => {
    const tick = () => setNow(clock.now())
    tick()
    const timer = setInterval(tick, every)
    return () => clearInterval(timer)
  }, [clock, every])
  return now
}
