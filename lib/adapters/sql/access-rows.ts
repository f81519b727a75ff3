import type { Kysely, Transaction } from 'kysely'
import type { KeyStore } from '@/lib/serving/key-store'
import { KeyScope } from '@/lib/serving/schema/keys'
import type { Redeemed, SessionStore } from '@/lib/serving/session-store'
import type { ShareStore } from '@/lib/serving/share-store'
import { millis } from '@/lib/shared/clock'
import type { ControlTables } from './control-tables'

const orNull = (at: number | null) => (at === null ? null : millis(at))

/** API keys in control.db. */
export function sqlKeys(db: Kysely<ControlTables>): KeyStore {
  return {
    async list() {
      const rows = await db.selectFrom('api_key').selectAll().execute()
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        scope: KeyScope.parse(row.scope),
        hint: row.hint,
        digest: row.digest,
        createdAt: millis(row.created_at),
        lastUsedAt: orNull(row.last_used_at),
        revokedAt: orNull(row.revoked_at),
      }))
    },
    add: ({ id, name, scope, hint, digest, createdAt, lastUsedAt, revokedAt }) =>
      write(db, async (tx) => {
        const row = { created_at: createdAt, last_used_at: lastUsedAt, revoked_at: revokedAt }
        await tx
          .insertInto('api_key')
          .values({ id, name, scope, hint, digest, ...row })
          .execute()
      }),
    revoke: (id, at) =>
      write(db, async (tx) => {
        await tx.updateTable('api_key').set({ revoked_at: at }).where('id', '=', id).execute()
      }),
    forget: (ids) =>
      write(db, async (tx) => {
        for (const id of ids) await tx.deleteFrom('api_key').where('id', '=', id).execute()
      }),
    touch: (uses) =>
      write(db, async (tx) => {
        for (const [id, at] of uses)
          await tx.updateTable('api_key').set({ last_used_at: at }).where('id', '=', id).execute()
      }),
  }
}

/** Sessions and one-time sign-in tokens in control.db, by digest. */
export function sqlSessions(db: Kysely<ControlTables>): SessionStore {
  return {
    async list() {
      const rows = await db.selectFrom('session').selectAll().execute()
      return rows.map((row) => ({
        digest: row.digest,
        createdAt: millis(row.created_at),
        expiresAt: millis(row.expires_at),
      }))
    },
    offer: (digest, at, expiresAt) =>
      write(db, async (tx) => {
        await tx
          .deleteFrom('sign_in_token')
          .where('expires_at', '<', at - 30 * 86_400_000)
          .execute()
        const row = { digest, created_at: at, expires_at: expiresAt, redeemed_at: null }
        await tx.insertInto('sign_in_token').values(row).execute()
      }),
    redeem: (tokenDigest, session) =>
      write(db, async (tx): Promise<Redeemed> => {
        const now = session.createdAt
        const token = await tx
          .selectFrom('sign_in_token')
          .selectAll()
          .where('digest', '=', tokenDigest)
          .executeTakeFirst()
        if (!token) return 'unknown'
        if (token.redeemed_at !== null) return 'used'
        if (token.expires_at <= now) return 'expired'
        await tx.updateTable('sign_in_token').set({ redeemed_at: now }).where('digest', '=', tokenDigest).execute()
        await tx.deleteFrom('session').where('expires_at', '<=', now).execute()
        const row = { digest: session.digest, created_at: now, expires_at: session.expiresAt }
        await tx.insertInto('session').values(row).execute()
        await tx.insertInto('admin').values({ claimed_at: now }).execute()
        return 'redeemed'
      }),
    remove: (digest) =>
      write(db, async (tx) => {
        await tx.deleteFrom('session').where('digest', '=', digest).execute()
      }),
    async hasAdmin() {
      return (await db.selectFrom('admin').select('claimed_at').limit(1).executeTakeFirst()) !== undefined
    },
  }
}

/** Share links in control.db, by digest. */
export function sqlShares(db: Kysely<ControlTables>): ShareStore {
  return {
    async list() {
      const rows = await db.selectFrom('share').selectAll().execute()
      return rows.map(({ created_at, revoked_at, ...row }) => ({
        ...row,
        createdAt: millis(created_at),
        revokedAt: orNull(revoked_at),
      }))
    },
    add: ({ id, endpoint, name, digest, createdAt, revokedAt }) =>
      write(db, async (tx) => {
        const row = { id, endpoint, name, digest, created_at: createdAt, revoked_at: revokedAt }
        await tx.insertInto('share').values(row).execute()
      }),
    revoke: (id, at) =>
      write(db, async (tx) => {
        await tx.updateTable('share').set({ revoked_at: at }).where('id', '=', id).execute()
      }),
    forget: (ids) =>
      write(db, async (tx) => {
        for (const id of ids) await tx.deleteFrom('share').where('id', '=', id).execute()
      }),
  }
}

function write<T>(db: Kysely<ControlTables>, task: (tx: Transaction<ControlTables>) => Promise<T>): Promise<T> {
  return db.transaction().execute(task)
}
