'use client'
import { type PointerEvent, useState } from 'react'

/**
 * Does a person point at the figure? A figure that appears under a resting pointer is told that the pointer came in, although nobody
 * asked anything of it: only a move, a press or the keyboard counts.
 */
export function usePointed() {
  const [isPointed, setPointed] = useState(false)
  return {
    isPointed,
    listeners: {
      onPointerMove: ({ movementX, movementY }: PointerEvent) => {
        if (movementX !== 0 || movementY !== 0) setPointed(true)
      },
      onPointerDown: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setPointed(true),
      onBlur: () => setPointed(false),
    },
  }
}
