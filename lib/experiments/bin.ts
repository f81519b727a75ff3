import type { Millis } from '@/lib/shared/clock'
import type { Run } from './run'

export const BIN_DAYS = 30

/** Runs whose time in the bin is over: they and what only they use are removed for good. */
export function expiredRuns(runs: readonly Run[], now: Millis): readonly Run[] {
  return runs.filter((run) => run.binnedAt !== null && now - run.binnedAt > BIN_DAYS * 86_400_000)
}

/** Whole days until a binned run is gone, at least 0. */
export const daysLeftInBin = (binnedAt: Millis, now: Millis): number =>
  Math.max(0, Math.ceil(BIN_DAYS - (now - binnedAt) / 86_400_000))
