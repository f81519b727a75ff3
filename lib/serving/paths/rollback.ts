import { describeEndpoint } from '../describe-endpoint'
import { type Handler, hostOf, nameOf, param } from '../handler'
import { json, refuseFor } from '../outcome'
import { checkBody, parseJson } from '../read-json'
import { RollbackRequest } from '../schema/endpoints'

export const rollback: Handler = async (call, deps) => {
  const parsed = parseJson(call.body)
  if (!parsed.ok) return parsed.refusal
  const checked = checkBody(RollbackRequest, parsed.value)
  if (!checked.ok) return checked.refusal
  const rolled = await deps.fleet.rollback(param(call, 'name'), checked.value.revision, nameOf(call.caller))
  if (!rolled.ok) return refuseFor(rolled.error)
  return json(describeEndpoint(rolled.value, deps.site.urlFor(hostOf(call)), deps))
}
