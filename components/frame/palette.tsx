'use client'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { openPalette, paletteStore } from './palette-store'

const Commands = dynamic(() => import('./commands').then((m) => m.Commands), { ssr: false })

/** Listens for Ctrl-K or ⌘K; the palette itself arrives with the first call. */
export function Palette() {
  const isOpen = useStore(paletteStore, (state) => state.isOpen)
  const [wasOpened, setOpened] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      openPalette()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  useEffect(() => {
    if (isOpen) setOpened(true)
  }, [isOpen])
  return wasOpened || isOpen ? <Commands /> : null
}
