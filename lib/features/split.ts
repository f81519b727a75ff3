import type { LocalSeconds } from '@/lib/shared/local-time'

/**
 * A split by time only: train is [from, validFrom), validation [validFrom, testFrom ?? to), test [testFrom, to), by pickup time.
 * A row belongs to exactly one part.
 */
export interface Split {
  readonly from: LocalSeconds
  readonly validFrom: LocalSeconds
  readonly testFrom: LocalSeconds | null
  /** Exclusive. */
  readonly to: LocalSeconds
}
