import type { Millis } from '@/lib/shared/clock'
import type { LocalSeconds } from '@/lib/shared/local-time'

/** One answered ride, as the log keeps it. */
export interface LoggedPrediction {
  readonly id: string
  readonly at: Millis
  readonly endpoint: string
  readonly revision: number
  /** `model/version`. */
  readonly version: string
  readonly pickupAt: LocalSeconds
  readonly pickup: number
  readonly dropoff: number
  readonly minutes: number
  readonly unseenPair: boolean
  readonly clamped: boolean
}

/** Where answered rides are noted. Never waits and never fails: what cannot be kept is dropped and counted. */
export interface PredictionLog {
  /** Days that rides are kept; 0: none is. */
  readonly days: number
  append(rides: readonly LoggedPrediction[]): void
  /** Rides answered but not kept since the start. */
  dropped(): number
  /** Writes what waits. */
  close(): Promise<void>
}

/** RIDECAST_LOG_DAYS=0. */
export const noLog: PredictionLog = { days: 0, append: () => {}, dropped: () => 0, close: async () => {} }
