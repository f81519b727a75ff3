'use client'
import { useEffect, useState } from 'react'

/**
 * Gives the focus back to what had it when a dialog that is mounted only while it is open came up: the button that opened it, or, where a
 * menu's entry did, the button of that menu.
 */
export function useFocusBack(): void {
  const [opener] = useState(openerOf)
  useEffect(
    () => () => {
      // After the dialog is gone: until then it holds the focus.
      if (opener) requestAnimationFrame(() => opener.isConnected && opener.focus({ preventScroll: true }))
    },
    [opener],
  )
}

function openerOf(): HTMLElement | null {
  if (typeof document === 'undefined') return null
  const focused = document.activeElement
  const menu = focused?.closest('[role=menu]')
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused
  return opener instanceof HTMLElement ? opener : null
}
