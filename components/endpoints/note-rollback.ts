import type { Workspace } from '@/components/providers/workspace'
import type { EndpointDetail } from '@/lib/serving/schema/endpoints'
import { ok } from '@/lib/shared/result'

/** Writes a rollback that the server confirmed into the history of the model that answers again, if it is registered here. */
export async function noteRollback({ registry, clock }: Workspace, { name, live }: EndpointDetail): Promise<void> {
  await registry.commit(({ versions }) => {
    const { model, version, artefactId } = live
    const isOurs = versions.some((it) => it.model === model && it.version === version && it.artefactId === artefactId)
    const what = { kind: 'rolled-back' as const, version, endpoint: name }
    const events = isOurs ? [{ at: clock.now(), model, what }] : []
    return ok({ addVersions: [], setAliases: [], dropAliases: [], events })
  })
}
