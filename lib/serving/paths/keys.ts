import { type Handler, param } from '../handler'
import type { KeyRecord } from '../key-store'
import { json, refuseFor } from '../outcome'
import { checkBody, parseJson } from '../read-json'
import { type ApiKey, type CreatedKey, type KeyList, NewKey } from '../schema/keys'

const shown = ({ digest: _, ...rest }: KeyRecord): ApiKey => rest

export const listKeys: Handler = (_, deps) => json({ keys: deps.access.keys().map(shown) } satisfies KeyList)

export const createKey: Handler = async ({ body }, deps) => {
  const parsed = parseJson(body)
  if (!parsed.ok) return parsed.refusal
  const checked = checkBody(NewKey, parsed.value)
  if (!checked.ok) return checked.refusal
  const made = await deps.access.addKey(checked.value.name, checked.value.scope)
  if (!made.ok) return refuseFor(made.error)
  return json({ ...shown(made.value.record), key: made.value.key } satisfies CreatedKey, 201)
}

export const revokeKey: Handler = async (call, deps) => {
  const revoked = await deps.access.revokeKey(param(call, 'id'))
  return revoked.ok ? { kind: 'empty' } : refuseFor(revoked.error)
}
