import { type Handler, hostOf, param } from '../handler'
import { json, refuseFor } from '../outcome'
import { checkBody, parseJson } from '../read-json'
import { type CreatedShare, NewShare, type Share, type ShareList } from '../schema/shares'
import type { ShareRecord } from '../share-store'
import { unknownEndpoint } from './endpoint'

const shown = ({ id, name, createdAt, revokedAt }: ShareRecord): Share => ({ id, name, createdAt, revokedAt })

export const listShares: Handler = (call, deps) => {
  const endpoint = param(call, 'name')
  if (!deps.fleet.get(endpoint)) return unknownEndpoint()
  return json({ shares: deps.access.shares(endpoint).map(shown) } satisfies ShareList)
}

export const createShare: Handler = async (call, deps) => {
  const endpoint = param(call, 'name')
  if (!deps.fleet.get(endpoint)) return unknownEndpoint()
  const parsed = parseJson(call.body)
  if (!parsed.ok) return parsed.refusal
  const checked = checkBody(NewShare, parsed.value)
  if (!checked.ok) return checked.refusal
  const made = await deps.access.addShare(endpoint, checked.value.name)
  if (!made.ok) return refuseFor(made.error)
  const { record, token } = made.value
  const url = `${deps.site.sharedUrlFor(hostOf(call))}/shared#${token}`
  return json({ ...shown(record), token, url } satisfies CreatedShare, 201)
}

export const revokeShare: Handler = async (call, deps) => {
  const revoked = await deps.access.revokeShare(param(call, 'name'), param(call, 'id'))
  return revoked.ok ? { kind: 'empty' } : refuseFor(revoked.error)
}
