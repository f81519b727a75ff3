import type { Millis } from '@/lib/shared/clock'

/** A link to one endpoint's playground: the server keeps the digest of its token. */
export interface ShareRecord {
  readonly id: string
  readonly endpoint: string
  readonly name: string
  readonly digest: string
  readonly createdAt: Millis
  readonly revokedAt: Millis | null
}

export interface ShareStore {
  list(): Promise<readonly ShareRecord[]>
  add(share: ShareRecord): Promise<void>
  revoke(id: string, at: Millis): Promise<void>
  /** Removes them, with all that is known of them. */
  forget(ids: readonly string[]): Promise<void>
}
