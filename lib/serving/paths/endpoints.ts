import { describeSummary } from '../describe-endpoint'
import { type Handler, hostOf } from '../handler'
import { json } from '../outcome'
import type { EndpointList } from '../schema/endpoints'

export const listEndpoints: Handler = (call, deps) => {
  const base = deps.site.urlFor(hostOf(call))
  return json({ endpoints: deps.fleet.list().map((it) => describeSummary(it, base)) } satisfies EndpointList)
}
