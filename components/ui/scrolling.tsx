'use client'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import classes from './scrolling.module.css'

type Ends = { readonly before: boolean; readonly after: boolean }
const NOTHING: Ends = { before: false, after: false }

/** What may be wider than its panel: it scrolls by itself, by keyboard too, and fades where there is more of it. */
export function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  const [hidden, setHidden] = useState(NOTHING)
  const scrolls = hidden.before || hidden.after
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const left = Math.abs(element.scrollLeft)
      const right = element.scrollWidth - element.clientWidth - left
      setHidden((last) =>
        last.before === left > 1 && last.after === right > 1 ? last : { before: left > 1, after: right > 1 },
      )
    }
    // The box changes with the window, what is in it with its words.
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    for (const child of element.children) sizes.observe(child)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  return (
    <section
      ref={box}
      className={`scroll-x ${classes.scrolling}`}
      {...(scrolls && { tabIndex: 0, 'aria-label': `${label}, scrolls sideways` })}
      data-before={hidden.before || undefined}
      data-after={hidden.after || undefined}
    >
      {children}
    </section>
  )
}
