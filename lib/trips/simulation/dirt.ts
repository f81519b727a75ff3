import { formatLocalTime } from '@/lib/shared/local-time'
import type { Random } from '@/lib/shared/random'

/** Fields of one row as the file will hold them. */
export interface RowTexts {
  pickupAt: string
  dropoffAt: string
  pickupZone: string
  dropoffZone: string
  distanceKm: string
  passengers: string
  fare: string
}

export const UNKNOWN_ZONE = '999'

const time = (at: number): string => formatLocalTime(at).replace('T', ' ')

/** Ways in which real files are dirty, with how often each happens. One of them is `stray`: a clock that is wrong by years. */
const DIRT: readonly {
  readonly share: number
  readonly spoil: (row: RowTexts, pickupAt: number, random: Random) => string | null
}[] = [
  { share: 0.001, spoil: (row) => `${row.pickupAt},${row.dropoffAt},${row.pickupZone}` },
  { share: 0.001, spoil: (row) => set(row, { pickupAt: row.pickupAt.replace(/-\d\d /, '-32 ') }) },
  { share: 0.0005, spoil: (row) => set(row, { dropoffAt: '' }) },
  { share: 0.001, spoil: (row) => set(row, { distanceKm: `${row.distanceKm.replace('.', 'o')}` }) },
  { share: 0.0005, spoil: (row) => set(row, { passengers: '1.5' }) },
  { share: 0.001, spoil: (row) => set(row, { pickupZone: '0' }) },
  { share: 0.0005, spoil: (row) => set(row, { dropoffZone: 'airport' }) },
  { share: 0.002, spoil: (row, at) => set(row, { dropoffAt: time(at) }) },
  { share: 0.001, spoil: (row, at, random) => set(row, { dropoffAt: time(at - 60 - random.int(3600)) }) },
  { share: 0.015, spoil: (row, at, random) => set(row, { dropoffAt: time(at + 1 + random.int(58)) }) },
  { share: 0.006, spoil: (row, at, random) => set(row, { dropoffAt: time(at + 3700 + random.int(9000)) }) },
  { share: 0.003, spoil: (row, at, random) => set(row, { dropoffAt: time(at + 86_340 - random.int(120)) }) },
  { share: 0.0005, spoil: (row, at, random) => stray(row, at, random) },
]

/** What the row's line becomes: spoilt, or null where it stays clean. Which it is depends on `random` alone. */
export function spoilRow(row: RowTexts, pickupAt: number, random: Random): string | null {
  let luck = random.next()
  for (const { share, spoil } of DIRT) {
    if (luck < share) return spoil({ ...row }, pickupAt, random)
    luck -= share
  }
  return null
}

/** Gaps that real files have and that are no reason to reject a row. */
export function leaveGaps(row: RowTexts, random: Random): RowTexts {
  const luck = random.next()
  if (luck < 0.04) return { ...row, passengers: '' }
  if (luck < 0.045) return { ...row, distanceKm: '0.00' }
  if (luck < 0.0455) return { ...row, distanceKm: '98765.40' }
  if (luck < 0.048) return { ...row, fare: `-${row.fare}` }
  return row
}

export const lineOf = (row: RowTexts): string =>
  `${row.pickupAt},${row.dropoffAt},${row.pickupZone},${row.dropoffZone},${row.distanceKm},${row.passengers},${row.fare}`

function set(row: RowTexts, change: Partial<RowTexts>): string {
  return lineOf({ ...row, ...change })
}

function stray(row: RowTexts, at: number, random: Random): string {
  const years = (3 + random.int(12)) * 365 * 86_400
  const length = 300 + random.int(1200)
  return set(row, { pickupAt: time(at - years), dropoffAt: time(at - years + length) })
}
