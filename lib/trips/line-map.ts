/**
 * Finds the line of a kept row again without keeping a number for each: it remembers only where the distance between the two changes,
 * which is at rejected rows and blank lines.
 */
export interface LineMap {
  /** From kept row `row` on, lines are `row + offset`. */
  set(row: number, offset: number): void
  lineOf(row: number): number
}

export function lineMap(): LineMap {
  const rows: number[] = []
  const offsets: number[] = []
  return {
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
