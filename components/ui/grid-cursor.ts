export interface Cursor {
  readonly row: number
  readonly column: number
}

/**
 * Where a key moves the cursor of a grid: arrows by one, Home and End along the row, Escape away (null). Undefined where the key is not
 * the grid's. The first key enters at the first cell.
 */
export function moveCursor(from: Cursor | null, key: string, rows: number, columns: number): Cursor | null | undefined {
  if (key === 'Escape') return from ? null : undefined
  if (!['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return undefined
  if (!from) return { row: 0, column: 0 }
  const row = from.row + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0)
  const column =
    key === 'Home'
      ? 0
      : key === 'End'
        ? columns - 1
        : from.column + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0)
  return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) }
}
