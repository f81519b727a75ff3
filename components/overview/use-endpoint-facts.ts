'use client'
import { useSession } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import type { EndpointFacts, WorkspaceFacts } from '@/lib/maturity/workspace-facts'
import type { EndpointDetail } from '@/lib/serving/schema/endpoints'

/** What the server says of its endpoints. */
export function useEndpointFacts(): WorkspaceFacts['endpoints'] {
  const session = useSession()
  const { asked } = useAsked(session.status === 'signed-in' ? 'overview/endpoints' : null, async (server) => {
    const list = await server.endpoints()
    if (!list.ok) return list
    const facts: EndpointFacts[] = []
    for (const { name } of list.value.endpoints) {
      const detail = await server.endpoint(name)
      if (!detail.ok) return detail
      facts.push(toFacts(detail.value))
    }
    return { ok: true as const, value: facts }
  })
  if (asked.status === 'ready') return asked.value
  return session.status === 'asking' || (session.status === 'signed-in' && asked.status === 'loading') ? 'asking' : null
}

function toFacts({ name, live, timeline, predictions }: EndpointDetail): EndpointFacts {
  return {
    name,
    model: live.model,
    version: live.version,
    hasRolledBack: timeline.some(({ action }) => action === 'rollback'),
    deployments: timeline.filter(({ action }) => action === 'deploy').length,
    predictions,
  }
}
