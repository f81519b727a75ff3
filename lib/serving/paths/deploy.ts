import { artefactId } from '@/lib/shared/ids'
import { describeEndpoint } from '../describe-endpoint'
import { type Handler, hostOf, nameOf, param } from '../handler'
import { json, refuseFor } from '../outcome'
import { checkBody, parseJson, refuseParts } from '../read-json'
import { DeployRequest } from '../schema/endpoints'
import { EndpointName } from '../schema/names'

export const deploy: Handler = async (call, deps) => {
  const name = EndpointName.safeParse(param(call, 'name'))
  if (!name.success)
    return refuseParts('deploy/name', [
      { pointer: '#', detail: `The endpoint’s name in the path is not one. ${name.error.issues[0]?.message ?? ''}` },
    ])
  const parsed = parseJson(call.body)
  if (!parsed.ok) return parsed.refusal
  const checked = checkBody(DeployRequest, parsed.value)
  if (!checked.ok) return checked.refusal
  const { model, version, access } = checked.value
  const order = { artefactId: artefactId(checked.value.artefactId), model, version, access, by: nameOf(call.caller) }
  const deployed = await deps.fleet.deploy(name.data, order)
  if (!deployed.ok) return refuseFor(deployed.error)
  const detail = describeEndpoint(deployed.value.resident, deps.site.urlFor(hostOf(call)), deps)
  return json(detail, deployed.value.created ? 201 : 200)
}
