import type { StoredRows } from '@/lib/trips/shared-rides'
import type { DriftColumn } from './drift-columns'

/** For each column and each day with rides: how many rides fall into each bin. */
export interface DayCounts {
  /** By column, by day. */
  readonly days: readonly (readonly Uint32Array[])[]
  readonly rows: number
}

const DAY = 86_400

/** Counts stored rows, a chunk at a time; yields the share of the chunks that is done. Some 100 ns a row. */
export async function* countByDay(
  stored: StoredRows,
  columns: readonly DriftColumn[],
): AsyncGenerator<number, DayCounts> {
  const days: Uint32Array[][] = columns.map(() => [])
  const slotOf = new Map<number, number>()
  let rows = 0
  for (let index = 0; index < stored.chunks; index++) {
    const trips = await stored.read(index)
    rows += trips.rows
    const slots = new Int32Array(trips.rows)
    let day = Number.NaN
    let slot = 0
    for (let i = 0; i < trips.rows; i++) {
      const today = Math.floor((trips.pickupAt[i] as number) / DAY)
      if (today !== day) {
        day = today
        slot = slotOf.get(day) ?? slotOf.size
        slotOf.set(day, slot)
      }
      slots[i] = slot
    }
    columns.forEach(({ bins, binOf }, column) => {
      const table = days[column] as Uint32Array[]
      while (table.length < slotOf.size) table.push(new Uint32Array(bins))
      for (let i = 0; i < trips.rows; i++) {
        const counts = table[slots[i] as number] as Uint32Array
        const bin = binOf(trips, i)
        counts[bin] = (counts[bin] as number) + 1
      }
    })
    yield (index + 1) / stored.chunks
  }
  return { days, rows }
}
