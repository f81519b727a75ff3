import type { JudgedRides } from '@/lib/evaluation/error-report'
import { hashBytes } from '@/lib/shared/hash'
import type { Sha256 } from '@/lib/shared/ids'

/** Hash of the rides that a model is judged by: times, zones and durations, in order. Models with different ones are not compared. */
export async function fingerprintRides(rides: JudgedRides): Promise<Sha256> {
  const columns = [rides.pickupAt, rides.pickupZone, rides.dropoffZone, rides.minutes]
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + column.byteLength, 0))
  let at = 0
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at += column.byteLength
  }
  return hashBytes(bytes)
}
