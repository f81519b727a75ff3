'use client'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type Cursor, moveCursor } from './grid-cursor'

interface Grid {
  readonly rows: number
  readonly columns: number
  /** Width of the figure in its own units. */
  readonly width: number
  /** Row and column, not yet held to the grid, at a place in the figure's own units. */
  readonly cellAt: (x: number, y: number) => Cursor
}

/** The cell of a figure that a person points at, or has moved to with the arrow keys; null where there is none. `target` makes the figure what is pointed at and what the keys reach. */
export function useGridCursor({ rows, columns, width, cellAt }: Grid) {
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const leave = () => setCursor(null)
  return {
    cursor,
    target: {
      role: 'application',
      tabIndex: 0,
      onKeyDown: (event: KeyboardEvent) => {
        const next = moveCursor(cursor, event.key, rows, columns)
        if (next === undefined) return
        event.preventDefault()
        setCursor(next)
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        const box = event.currentTarget.getBoundingClientRect()
        const scale = width / box.width
        const { row, column } = cellAt((event.clientX - box.left) * scale, (event.clientY - box.top) * scale)
        const isInside = column >= 0 && column < columns && row >= 0 && row < rows
        setCursor(isInside ? { row, column } : null)
      },
      onPointerLeave: leave,
      onBlur: leave,
    },
  }
}
