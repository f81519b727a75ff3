import type { FamilyName } from '@/lib/models/family-name'

/** Bytes that a training takes at its most for each ride that it learns from, everything included (`npm run bench -- training-memory`). */
export const BYTES_A_RIDE: Readonly<Record<FamilyName, number>> = {
  'global-median': 100,
  'pair-hour-lookup': 100,
  linear: 400,
  trees: 500,
  neural: 500,
  blend: 500,
}

/** Of a computer that does not say how much memory it has. */
const USUAL_GIGABYTES = 4
/** Two trainings at once leave three quarters of the memory to everything else. */
const SHARE = 1 / 8
const ROUND = 100_000

/** As many rides as a family learns from without pressing on a computer's memory, in round numbers. `gigabytes`: as it says, or null. */
export function comfortableRides(family: FamilyName, gigabytes: number | null): number {
  const budget = SHARE * (gigabytes ?? USUAL_GIGABYTES) * 2 ** 30
  return Math.max(ROUND, ROUND * Math.floor(budget / BYTES_A_RIDE[family] / ROUND))
}

/** The memory that a training on so many rides takes, in bytes. */
export const memoryFor = (family: FamilyName, rides: number): number => rides * BYTES_A_RIDE[family]
