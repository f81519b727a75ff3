'use client'
import { useEffect, useState } from 'react'

/** Milliseconds until a page counts as settled where the browser does not tell. */
const USUAL = 1_500

/** Has the page been drawn, and is the browser at rest? What may wait, such as fetching the pages that one may go to next, waits for it. */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const settle = () => setSettled(true)
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(settle, USUAL)
      return () => clearTimeout(timer)
    }
    const idle = requestIdleCallback(settle, { timeout: 2 * USUAL })
    return () => cancelIdleCallback(idle)
  }, [])
  return isSettled
}
