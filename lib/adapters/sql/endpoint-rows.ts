import type { Kysely, Transaction } from 'kysely'
import * as z from 'zod'
import type { Deployment, Endpoint } from '@/lib/deployments/endpoint'
import type { EndpointStore } from '@/lib/deployments/endpoint-store'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { artefactId } from '@/lib/shared/ids'
import type { ControlTables } from './control-tables'

const Action = z.enum(['deploy', 'rollback'])
const Access = z.enum(['private', 'public'])
const Family = z.enum(FAMILY_NAMES)

function toDeployment(row: ControlTables['deployment']): Deployment {
  return {
    revision: row.revision,
    action: Action.parse(row.action),
    artefactId: artefactId(row.artefact_id),
    model: row.model,
    version: row.version,
    family: Family.parse(row.family),
    deployedAt: millis(row.deployed_at),
    by: row.deployed_by,
  }
}

const toRow = (endpoint: string, it: Deployment): ControlTables['deployment'] => ({
  endpoint,
  revision: it.revision,
  action: it.action,
  artefact_id: it.artefactId,
  model: it.model,
  version: it.version,
  family: it.family,
  deployed_at: it.deployedAt,
  deployed_by: it.by,
})

/** Endpoints in control.db. Every write is one transaction. */
export function sqlEndpoints(db: Kysely<ControlTables>): EndpointStore {
  const write = <T>(task: (tx: Transaction<ControlTables>) => Promise<T>): Promise<T> => db.transaction().execute(task)
  return {
    async list() {
      const endpoints = await db.selectFrom('endpoint').selectAll().orderBy('name').execute()
      const rows = await db.selectFrom('deployment').selectAll().orderBy('endpoint').orderBy('revision').execute()
      return endpoints.flatMap(({ name, access, created_at }): Endpoint[] => {
        const [first, ...later] = rows.filter((row) => row.endpoint === name).map(toDeployment)
        if (!first) return []
        return [{ name, access: Access.parse(access), createdAt: millis(created_at), timeline: [first, ...later] }]
      })
    },
    create: (endpoint) =>
      write(async (tx) => {
        const { name, access, createdAt, timeline } = endpoint
        await tx.insertInto('endpoint').values({ name, access, created_at: createdAt }).execute()
        for (const it of timeline) await tx.insertInto('deployment').values(toRow(name, it)).execute()
      }),
    append: (name, deployment, access) =>
      write(async (tx) => {
        await tx.insertInto('deployment').values(toRow(name, deployment)).execute()
        await tx.updateTable('endpoint').set({ access }).where('name', '=', name).execute()
      }),
    setAccess: (name, access) =>
      write(async (tx) => {
        await tx.updateTable('endpoint').set({ access }).where('name', '=', name).execute()
      }),
    remove: (name) =>
      write(async (tx) => {
        await tx.deleteFrom('endpoint').where('name', '=', name).execute()
      }),
  }
}
