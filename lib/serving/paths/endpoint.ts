import { describeEndpoint } from '../describe-endpoint'
import { type Handler, hostOf, param } from '../handler'
import { json, refuse, refuseFor } from '../outcome'
import { checkBody, parseJson } from '../read-json'
import { EndpointChange } from '../schema/endpoints'

export const unknownEndpoint = () =>
  refuse(404, 'deploy/unknown-endpoint', 'There is no endpoint with this name. GET /api/v1/endpoints lists them.')

export const getEndpoint: Handler = (call, deps) => {
  const resident = deps.fleet.get(param(call, 'name'))
  return resident ? json(describeEndpoint(resident, deps.site.urlFor(hostOf(call)), deps)) : unknownEndpoint()
}

export const changeEndpoint: Handler = async (call, deps) => {
  const parsed = parseJson(call.body)
  if (!parsed.ok) return parsed.refusal
  const checked = checkBody(EndpointChange, parsed.value)
  if (!checked.ok) return checked.refusal
  const changed = await deps.fleet.setAccess(param(call, 'name'), checked.value.access)
  if (!changed.ok) return refuseFor(changed.error)
  return json(describeEndpoint(changed.value, deps.site.urlFor(hostOf(call)), deps))
}

export const deleteEndpoint: Handler = async (call, deps) => {
  const name = param(call, 'name')
  const removed = await deps.fleet.remove(name)
  if (!removed.ok) return refuseFor(removed.error)
  deps.access.forgetShares(name)
  return { kind: 'empty' }
}
