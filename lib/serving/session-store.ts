import type { Millis } from '@/lib/shared/clock'

/** A signed-in browser: the server keeps the digest of its cookie. */
export interface SessionRecord {
  readonly digest: string
  readonly createdAt: Millis
  readonly expiresAt: Millis
}

export type Redeemed = 'redeemed' | 'unknown' | 'used' | 'expired'

export interface SessionStore {
  list(): Promise<readonly SessionRecord[]>
  /** Keeps the digest of a one-time sign-in token. */
  offer(digest: string, at: Millis, expiresAt: Millis): Promise<void>
  /** Redeems a token for a session, at most once ever, and notes that an admin exists: all or nothing. */
  redeem(tokenDigest: string, session: SessionRecord): Promise<Redeemed>
  remove(digest: string): Promise<void>
  /** Has anyone ever signed in? */
  hasAdmin(): Promise<boolean>
}
