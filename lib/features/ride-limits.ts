import type { SampledSpan, Taken } from '@/lib/trips/sample-rides'
import type { Split } from './split'

/** So many rides of each part are used at most, spread over all its days. */
export interface RideLimits {
  readonly train: number
  /** Of the validation period, and of the test period. */
  readonly judged: number
}

/** Of how many rides a part was used in how far, where there are limits. */
export interface UsedParts {
  readonly train: Taken
  readonly valid: Taken
  readonly test: Taken | null
}

/** Rides that errors are measured on: more make no interval narrower, which comes of days. */
export const MOST_JUDGED = 1_000_000

/** Whatever the seed of a run, it is judged by the same rides as others. */
const JUDGES_SEED = 1

/** What is drawn of the parts of a split: training, validation and, where there is one, test. */
export function limitedParts(split: Split, limits: RideLimits, seed: number): readonly SampledSpan[] {
  const { from, validFrom, testFrom, to } = split
  const judged = { most: limits.judged, seed: JUDGES_SEED }
  return [
    { from, to: validFrom, most: limits.train, seed },
    { from: validFrom, to: testFrom ?? to, ...judged },
    ...(testFrom === null ? [] : [{ from: testFrom, to, ...judged }]),
  ]
}

/** What was taken of the parts, as `limitedParts` has them. */
export function usedParts([train, valid, test]: readonly Taken[]): UsedParts {
  if (!train || !valid) throw new Error('a split has at least two parts')
  return { train, valid, test: test ?? null }
}
