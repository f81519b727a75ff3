import type { KeyRecord, KeyStore } from '@/lib/serving/key-store'
import type { SessionRecord, SessionStore } from '@/lib/serving/session-store'
import type { ShareRecord, ShareStore } from '@/lib/serving/share-store'
import type { Millis } from '@/lib/shared/clock'

/** Keys, sessions and share links that live as long as the process. */
export function memoryAccess(): {
  readonly keys: KeyStore
  readonly sessions: SessionStore
  readonly shares: ShareStore
} {
  const keys = new Map<string, KeyRecord>()
  const shares = new Map<string, ShareRecord>()
  const sessions = new Map<string, SessionRecord>()
  const tokens = new Map<string, { readonly expiresAt: Millis; isUsed: boolean }>()
  let hasAdmin = false
  return {
    keys: {
      list: async () => [...keys.values()],
      add: async (key) => {
        keys.set(key.id, key)
      },
      revoke: async (id, revokedAt) => {
        const key = keys.get(id)
        if (key) keys.set(id, { ...key, revokedAt })
      },
      forget: async (ids) => {
        for (const id of ids) keys.delete(id)
      },
      touch: async (uses) => {
        for (const [id, lastUsedAt] of uses) {
          const key = keys.get(id)
          if (key) keys.set(id, { ...key, lastUsedAt })
        }
      },
    },
    sessions: {
      list: async () => [...sessions.values()],
      offer: async (digest, _at, expiresAt) => {
        tokens.set(digest, { expiresAt, isUsed: false })
      },
      redeem: async (digest, session) => {
        const token = tokens.get(digest)
        if (!token) return 'unknown'
        if (token.isUsed) return 'used'
        if (token.expiresAt <= session.createdAt) return 'expired'
        token.isUsed = true
        hasAdmin = true
        sessions.set(session.digest, session)
        return 'redeemed'
      },
      remove: async (digest) => {
        sessions.delete(digest)
      },
      hasAdmin: async () => hasAdmin,
    },
    shares: {
      list: async () => [...shares.values()],
      add: async (share) => {
        shares.set(share.id, share)
      },
      revoke: async (id, revokedAt) => {
        const share = shares.get(id)
        if (share) shares.set(id, { ...share, revokedAt })
      },
      forget: async (ids) => {
        for (const id of ids) shares.delete(id)
      },
    },
  }
}
