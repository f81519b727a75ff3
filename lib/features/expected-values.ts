/** What tables of past rides say of a ride to come: its minutes, its distance, the pace of its hour. */
import { type EncodingTables, FEWEST_RIDES } from './fitted-features'

/** The tables but for the pace, which is counted last. */
export type PaceFree = Omit<EncodingTables, 'pace'>

/** Mean minutes of a pair in these tables: its own where it has a past, else what its two zones suggest. */
export function expectedMinutes(tables: PaceFree, pair: number, pickup: number, dropoff: number): number {
  if (pair >= 0 && (tables.pairCount[pair] as number) >= FEWEST_RIDES) return tables.pairMean[pair] as number
  return fromZones(tables.pickupMean[pickup] as number, tables.dropoffMean[dropoff] as number, tables.meanMinutes)
}

/** What two zones' means say together: their effects added, never below a third of the smaller. */
export const fromZones = (pickup: number, dropoff: number, mean: number): number =>
  Math.max(pickup + dropoff - mean, Math.min(pickup, dropoff) / 3)

/** Typical km of a pair in these tables; `straight` is NaN where unknown. */
export function expectedKm(
  tables: EncodingTables,
  pair: number,
  pickup: number,
  dropoff: number,
  straight: number,
): number {
  if (pair >= 0 && (tables.pairCount[pair] as number) >= FEWEST_RIDES) return tables.pairKm[pair] as number
  return parentKm(tables, pickup, dropoff, straight)
}

type KmParents = Pick<EncodingTables, 'pickupKm' | 'dropoffKm' | 'meanKm' | 'kmIntercept' | 'kmSlope'>

/** The same where the pair has no past: from the straight distance, else from the two zones. */
export function parentKm(tables: KmParents, pickup: number, dropoff: number, straight: number): number {
  if (!Number.isNaN(straight) && tables.kmSlope > 0) return tables.kmIntercept + tables.kmSlope * straight
  return fromZones(tables.pickupKm[pickup] as number, tables.dropoffKm[dropoff] as number, tables.meanKm)
}

/** Pace at a second of the week, between the middles of its hours. */
export function paceAt(pace: Float32Array, secondOfWeek: number): number {
  const position = secondOfWeek / 3600 + 167.5
  const hour = Math.floor(position)
  const share = position - hour
  return (pace[hour % 168] as number) * (1 - share) + (pace[(hour + 1) % 168] as number) * share
}
