import type { Millis } from '@/lib/shared/clock'
import type { KeyScope } from './schema/keys'

/** An API key: the server keeps its digest, never the key. */
export interface KeyRecord {
  readonly id: string
  readonly name: string
  readonly scope: KeyScope
  /** Its last four characters, to tell it from others. */
  readonly hint: string
  readonly digest: string
  readonly createdAt: Millis
  readonly lastUsedAt: Millis | null
  readonly revokedAt: Millis | null
}

export interface KeyStore {
  list(): Promise<readonly KeyRecord[]>
  add(key: KeyRecord): Promise<void>
  revoke(id: string, at: Millis): Promise<void>
  /** Removes them, with all that is known of them. */
  forget(ids: readonly string[]): Promise<void>
  /** Notes last uses. */
  touch(uses: ReadonlyMap<string, Millis>): Promise<void>
}
