import type { Clock } from '@/lib/shared/clock'

/** Counts wrong keys, tokens and links by address, so that guessing is slow. What is right is never held back. */
export interface BadAttempts {
  /** Notes a wrong one; seconds to wait if this address has had too many, else 0. */
  note(remote: string): number
}

const BURST = 30
const SECONDS_EACH = 2
const MAX_ADDRESSES = 10_000

/** A bucket of 30 attempts an address that fills by one every 2 s; the 10,000 addresses seen last are remembered. */
export function badAttempts(clock: Clock): BadAttempts {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    note(remote) {
      const now = clock.now()
      const was = buckets.get(remote)
      const gained = was ? Math.max(0, (now - was.at) / 1000 / SECONDS_EACH) : BURST
      const left = Math.min(BURST, (was?.left ?? 0) + gained)
      buckets.delete(remote)
      if (buckets.size >= MAX_ADDRESSES) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break
      buckets.set(remote, { left: Math.max(0, left - 1), at: now })
      return left >= 1 ? 0 : Math.ceil((1 - left) * SECONDS_EACH)
    },
  }
}
