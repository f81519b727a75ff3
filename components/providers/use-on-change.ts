'use client'
import { useEffect, useRef } from 'react'

/** Acts when a value becomes another one. Learning it for the first time, after the null of not knowing it yet, is no change. */
export function useOnChange(value: string | null, act: () => void): void {
  const known = useRef(value)
  useEffect(() => {
    const before = known.current
    known.current = value
    if (before !== null && value !== null && before !== value) act()
  }, [value, act])
}
