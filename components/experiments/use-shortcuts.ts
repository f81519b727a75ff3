'use client'
import { useEffect, useRef } from 'react'

/** Single-key shortcuts. They rest while something is typed, a dialog or menu is open or a modifier is held. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const { target } = event
      if (
        target instanceof HTMLElement &&
        (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
      )
        return
      if ([...document.querySelectorAll('[role=dialog], [role=menu]')].some((each) => each.checkVisibility())) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
