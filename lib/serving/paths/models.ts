import { artefactId } from '@/lib/shared/ids'
import { type Handler, param } from '../handler'
import { json, refuse, refuseFor } from '../outcome'
import type { StoredModel } from '../schema/models'
import { ArtefactAddress } from '../schema/names'

export const uploadModel: Handler = async ({ body }, deps) => {
  const stored = await deps.fleet.upload(body)
  if (!stored.ok) return refuseFor(stored.error)
  const { model, isNew } = stored.value
  const { artefactId, bytes, family, goldenRides } = model
  return json({ artefactId, bytes, family, goldenRides } satisfies StoredModel, isNew ? 201 : 200)
}

export const downloadModel: Handler = async (call, deps) => {
  const address = ArtefactAddress.safeParse(param(call, 'artefactId'))
  const bytes = address.success ? await deps.fleet.download(artefactId(address.data)) : null
  if (!bytes || !address.success) return refuse(404, 'models/unknown', 'No model with this SHA-256 is here.')
  return { kind: 'file', name: `${address.data.slice(0, 12)}.ridecast`, bytes }
}
