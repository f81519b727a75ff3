'use client'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The width of an element in pixels, known before it is first painted and followed as it changes; `before` until it is in the page. */
export function useWidth<T extends HTMLElement>(before: number): readonly [RefObject<T | null>, number] {
  const ref = useRef<T>(null)
  const [width, setWidth] = useState(before)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setWidth(Math.max(1, Math.round(element.clientWidth)))
    measure()
    const watching = new ResizeObserver(measure)
    watching.observe(element)
    return () => watching.disconnect()
  }, [])
  return [ref, width]
}
