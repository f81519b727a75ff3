import { type Clock, millis } from '@/lib/shared/clock'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { KeyRecord, KeyStore } from './key-store'
import type { KeyScope } from './schema/keys'
import type { Secrets } from './secrets'
import type { Redeemed, SessionRecord, SessionStore } from './session-store'
import type { ShareRecord, ShareStore } from './share-store'

export interface AccessDeps {
  readonly keys: KeyStore
  readonly sessions: SessionStore
  readonly shares: ShareStore
  readonly secrets: Secrets
  readonly clock: Clock
}

/** Keys, sessions and share links in memory, written through to their stores: asking who calls never waits for a disk. */
export interface AccessBook {
  findKey(presented: string): KeyRecord | null
  findSession(presented: string): SessionRecord | null
  findShare(presented: string): ShareRecord | null
  keys(): readonly KeyRecord[]
  addKey(name: string, scope: KeyScope): Promise<Result<{ readonly record: KeyRecord; readonly key: string }>>
  revokeKey(id: string): Promise<Result<null>>
  signIn(
    token: string,
    replaces: SessionRecord | null,
  ): Promise<{ outcome: Redeemed; cookie: string; session: SessionRecord }>
  signOut(session: SessionRecord): Promise<void>
  shares(endpoint: string): readonly ShareRecord[]
  addShare(endpoint: string, name: string): Promise<Result<{ readonly record: ShareRecord; readonly token: string }>>
  revokeShare(endpoint: string, id: string): Promise<Result<null>>
  /** After an endpoint is gone, so are its links. */
  forgetShares(endpoint: string): void
  /** Writes last uses of keys. */
  flush(): Promise<void>
}

const SESSION_DAYS = 30
const MINUTE = 60_000
/** Those that work. */
const MAX_KEYS = 1_000
const MAX_SHARES = 1_000
/** Revoked ones that are still listed, of keys and of links each: the latest. */
const MAX_REVOKED = 1_000
/** Compared against where no record has the id, so that an unknown id takes the time of a wrong secret. */
const NOBODY = '0'.repeat(64)

/** rc_<id: 16 hex>_<secret: 43 base64url>. */
const KEY = /^rc_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/

/** The text with every key in it cut down to its public id. */
export const redactKeys = (text: string): string => text.replace(/rc_([0-9a-f]{16})_[A-Za-z0-9_%-]*/g, 'rc_$1_…')

export const looksLikeKey = (text: string): boolean => /\brc_[0-9a-f]{16}_/.test(text)

export async function openAccessBook(deps: AccessDeps): Promise<AccessBook> {
  const { secrets, clock } = deps
  const keys = new Map((await deps.keys.list()).map((it) => [it.id, it]))
  const sessions = new Map((await deps.sessions.list()).map((it) => [it.digest, it]))
  const shares = new Map((await deps.shares.list()).map((it) => [it.digest, it]))
  const uses = new Map<string, ReturnType<typeof millis>>()

  return {
    findKey(presented) {
      const id = KEY.exec(presented)?.[1]
      const record = id === undefined ? undefined : keys.get(id)
      const matches = secrets.equal(secrets.digest(presented), record?.digest ?? NOBODY)
      if (!record || !matches || record.revokedAt !== null) return null
      const now = clock.now()
      if (now - (record.lastUsedAt ?? 0) >= MINUTE) {
        keys.set(record.id, { ...record, lastUsedAt: now })
        uses.set(record.id, now)
      }
      return record
    },

    // Found by digest: what a guess could learn from the time of the look-up is about digests, not tokens.
    findSession(presented) {
      const session = sessions.get(secrets.digest(presented))
      return session && session.expiresAt > clock.now() ? session : null
    },
    findShare(presented) {
      const share = shares.get(secrets.digest(presented))
      return share && share.revokedAt === null ? share : null
    },

    keys: () => [...keys.values()].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),

    async addKey(name, scope) {
      if (working(keys) >= MAX_KEYS)
        return fail('keys/too-many', `This server holds ${MAX_KEYS} keys, the most it takes. Revoke one first.`)
      const id = secrets.id()
      const key = `rc_${id}_${secrets.token()}`
      const record: KeyRecord = {
        id,
        name,
        scope,
        hint: key.slice(-4),
        digest: secrets.digest(key),
        createdAt: clock.now(),
        lastUsedAt: null,
        revokedAt: null,
      }
      await deps.keys.add(record)
      keys.set(id, record)
      return ok({ record, key })
    },

    async revokeKey(id) {
      const record = keys.get(id)
      if (!record) return fail('keys/unknown', 'There is no key with this id.')
      if (record.revokedAt !== null) return ok(null)
      const revokedAt = clock.now()
      // In memory first: a key that should not work must not work while the disk is slow.
      keys.set(id, { ...record, revokedAt })
      await deps.keys.revoke(id, revokedAt)
      const old = longRevoked(keys)
      for (const [key] of old) keys.delete(key)
      if (old.length > 0) await deps.keys.forget(old.map(([, it]) => it.id))
      return ok(null)
    },

    async signIn(token, replaces) {
      const cookie = secrets.token()
      const now = clock.now()
      const session: SessionRecord = {
        digest: secrets.digest(cookie),
        createdAt: now,
        expiresAt: millis(now + SESSION_DAYS * 86_400_000),
      }
      const outcome = await deps.sessions.redeem(secrets.digest(token), session)
      if (outcome === 'redeemed') {
        sessions.set(session.digest, session)
        if (replaces) {
          sessions.delete(replaces.digest)
          await deps.sessions.remove(replaces.digest)
        }
        for (const [digest, it] of sessions) if (it.expiresAt <= now) sessions.delete(digest)
      }
      return { outcome, cookie, session }
    },

    async signOut(session) {
      sessions.delete(session.digest)
      await deps.sessions.remove(session.digest)
    },

    shares: (endpoint) =>
      [...shares.values()].filter((it) => it.endpoint === endpoint).sort((a, b) => b.createdAt - a.createdAt),

    async addShare(endpoint, name) {
      if (working(shares) >= MAX_SHARES)
        return fail(
          'shares/too-many',
          `This server holds ${MAX_SHARES} share links, the most it takes. Revoke one first.`,
        )
      const token = secrets.token()
      const record: ShareRecord = {
        id: secrets.id(),
        endpoint,
        name,
        digest: secrets.digest(token),
        createdAt: clock.now(),
        revokedAt: null,
      }
      await deps.shares.add(record)
      shares.set(record.digest, record)
      return ok({ record, token })
    },

    async revokeShare(endpoint, id) {
      const record = [...shares.values()].find((it) => it.id === id && it.endpoint === endpoint)
      if (!record) return fail('shares/unknown', 'This endpoint has no share link with this id.')
      if (record.revokedAt !== null) return ok(null)
      const revokedAt = clock.now()
      shares.set(record.digest, { ...record, revokedAt })
      await deps.shares.revoke(id, revokedAt)
      const old = longRevoked(shares)
      for (const [digest] of old) shares.delete(digest)
      if (old.length > 0) await deps.shares.forget(old.map(([, it]) => it.id))
      return ok(null)
    },

    forgetShares(endpoint) {
      for (const [digest, it] of shares) if (it.endpoint === endpoint) shares.delete(digest)
    },

    async flush() {
      if (uses.size === 0) return
      const noted = new Map(uses)
      uses.clear()
      await deps.keys.touch(noted)
    },
  }
}

type Revocable = KeyRecord | ShareRecord

function working(records: ReadonlyMap<string, Revocable>): number {
  let count = 0
  for (const { revokedAt } of records.values()) if (revokedAt === null) count++
  return count
}

/** Entries of those that were revoked before the latest `MAX_REVOKED`. */
const longRevoked = <T extends Revocable>(records: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...records]
    .filter(([, { revokedAt }]) => revokedAt !== null)
    .sort(([, a], [, b]) => (b.revokedAt ?? 0) - (a.revokedAt ?? 0))
    .slice(MAX_REVOKED)
