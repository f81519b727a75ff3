'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** How this machine writes the key that is held for commands: `⌘` or `Ctrl `. */
export const useModifier = (): string =>
  useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl '),
    () => 'Ctrl ',
  )
