/**
 * Finds the line of a kept row again without keeping a number for each: it remembers only where the distance between the two changes,
 * which is at rejected rows and blank lines.
 */
export interface LineMap {
  /** Where the distance changes, for a map of another thread. */
  changes(): LineChanges
  /** From kept row `row` on, lines are `row + offset`. */
  set(row: number, offset: number): void
  lineOf(row: number): number
}

export interface LineChanges {
  readonly rows: Float64Array<ArrayBuffer>
  readonly offsets: Float64Array<ArrayBuffer>
}

/** A new map, or that which another thread has made. */
export function lineMap(from?: LineChanges): LineMap {
  const rows: number[] = from ? [...from.rows] : []
  const offsets: number[] = from ? [...from.offsets] : []
  return {
    changes: () => ({ rows: Float64Array.from(rows), offsets: Float64Array.from(offsets) }),
    set(row, offset) {
      const last = rows.length - 1
      if (last >= 0 && rows[last] === row) offsets[last] = offset
      else if (last < 0 || offsets[last] !== offset) {
        rows.push(row)
        offsets.push(offset)
      }
    },
    lineOf(row) {
      let low = 0
      let high = rows.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((rows[middle] as number) <= row) low = middle
        else high = middle - 1
      }
      return row + (offsets[low] ?? 0)
    },
  }
}
