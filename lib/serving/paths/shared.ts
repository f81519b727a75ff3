import type { Resident } from '@/lib/deployments/fleet'
import { refuseAttempt } from '../caller'
import { describeInput } from '../describe-endpoint'
import { type Call, type Handler, param } from '../handler'
import { json, type Refusal, refuse } from '../outcome'
import { predictRides } from '../predict-rides'
import type { SharedEndpoint } from '../schema/shares'
import type { ServingDeps } from '../serving-deps'

/** The endpoint behind a share link. Unknown, revoked and taken down look the same. */
function open(call: Call, deps: ServingDeps): Resident | Refusal {
  const share = deps.access.findShare(param(call, 'token'))
  const resident = share && deps.fleet.get(share.endpoint)
  if (resident) return resident
  const refusal = refuse(
    404,
    'shares/unknown',
    'This link does not lead anywhere. Ask whoever shared it for a new one.',
  )
  return refuseAttempt(call.request, deps, refusal)
}

export const getShared: Handler = (call, deps) => {
  const found = open(call, deps)
  if ('kind' in found) return found
  const { endpoint, deployment, live } = found
  const shared: SharedEndpoint = {
    endpoint: endpoint.name,
    model: deployment.model,
    version: deployment.version,
    input: describeInput(live),
  }
  return json(shared)
}

export const predictShared: Handler = (call, deps) => {
  const found = open(call, deps)
  return 'kind' in found ? found : predictRides(call.body, found, 'tried', deps)
}
