import type { Kysely } from 'kysely'
import type { ArtefactStore } from '@/lib/deployments/artefact-store'
import type { ControlTables } from './control-tables'

/** Model bytes in control.db, one row each, under their SHA-256. */
export function sqlArtefacts(db: Kysely<ControlTables>): ArtefactStore {
  return {
    put: (id, bytes, family, at) =>
      db.transaction().execute(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('artefact')
          .values({ id, bytes, size: bytes.byteLength, family, uploaded_at: at })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 1n) return 'stored'
        // Offered again: keep it from being swept as an old upload before it is deployed.
        await tx.updateTable('artefact').set({ uploaded_at: at }).where('id', '=', id).execute()
        return 'known'
      }),
    async get(id) {
      const row = await db.selectFrom('artefact').select('bytes').where('id', '=', id).executeTakeFirst()
      return row?.bytes ?? null
    },
    async unusedBytes(but) {
      const row = await db
        .selectFrom('artefact')
        .select(({ fn }) => fn.sum<number | null>('size').as('bytes'))
        .where('id', '!=', but)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('deployment').select('revision').whereRef('artefact_id', '=', 'artefact.id'))),
        )
        .executeTakeFirst()
      return Number(row?.bytes ?? 0)
    },
    sweep: (before) =>
      db.transaction().execute(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('artefact')
          .where('uploaded_at', '<', before)
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom('deployment').select('revision').whereRef('artefact_id', '=', 'artefact.id'))),
          )
          .executeTakeFirstOrThrow()
        return Number(numDeletedRows)
      }),
  }
}
