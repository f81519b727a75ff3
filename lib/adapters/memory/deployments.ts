import type { ArtefactStore } from '@/lib/deployments/artefact-store'
import type { Endpoint } from '@/lib/deployments/endpoint'
import type { EndpointStore } from '@/lib/deployments/endpoint-store'
import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId } from '@/lib/shared/ids'

/** Endpoints and model bytes that live as long as the process: for tests and for trying things out. */
export function memoryDeployments(): { readonly endpoints: EndpointStore; readonly artefacts: ArtefactStore } {
  const endpoints = new Map<string, Endpoint>()
  const artefacts = new Map<ArtefactId, { readonly bytes: Uint8Array; readonly at: Millis }>()
  const change = (name: string, to: (was: Endpoint) => Endpoint) => {
    const was = endpoints.get(name)
    if (!was) throw new Error(`no endpoint ${name}`)
    endpoints.set(name, to(was))
  }
  const unused = () => {
    const used = new Set([...endpoints.values()].flatMap((it) => it.timeline.map((entry) => entry.artefactId)))
    return [...artefacts].filter(([id]) => !used.has(id))
  }
  return {
    endpoints: {
      list: async () => [...endpoints.values()],
      create: async (endpoint) => {
        if (endpoints.has(endpoint.name)) throw new Error(`endpoint ${endpoint.name} exists`)
        endpoints.set(endpoint.name, endpoint)
      },
      append: async (name, deployment, access) =>
        change(name, (was) => ({ ...was, access, timeline: [...was.timeline, deployment] })),
      setAccess: async (name, access) => change(name, (was) => ({ ...was, access })),
      remove: async (name) => {
        endpoints.delete(name)
      },
    },
    artefacts: {
      put: async (id, bytes, _family, at) => {
        if (artefacts.has(id)) return 'known'
        artefacts.set(id, { bytes: bytes.slice(), at })
        return 'stored'
      },
      get: async (id) => artefacts.get(id)?.bytes ?? null,
      unusedBytes: async (but) => unused().reduce((sum, [id, { bytes }]) => (id === but ? sum : sum + bytes.length), 0),
      sweep: async (before) => {
        const old = unused().filter(([, { at }]) => at < before)
        for (const [id] of old) artefacts.delete(id)
        return old.length
      },
    },
  }
}
