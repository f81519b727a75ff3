import type { CountedPart } from '@/lib/experiments/split-warnings'
import { rowsBetween, type Split } from '@/lib/features/split'
import { dayOf } from '@/lib/shared/local-time'

/** Rides, and days that have any, of each part. */
export function countParts(pickupAt: Int32Array, { from, validFrom, testFrom, to }: Split): readonly CountedPart[] {
  const count = (name: CountedPart['name'], start: number, end: number): CountedPart => {
    const rows = rowsBetween(pickupAt, start, end)
    const days = new Set(Array.from(rows, (row) => dayOf(pickupAt[row] as number)))
    return { name, n: rows.length, days: days.size }
  }
  return [
    count('train', from, validFrom),
    count('validation', validFrom, testFrom ?? to),
    ...(testFrom === null ? [] : [count('test', testFrom, to)]),
  ]
}
