'use client'
import { useSession } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { readyValue, useLive } from '@/components/providers/use-live'
import type { Run } from '@/lib/experiments/run'
import { dependentsOf, sayThem } from './dependents'

interface Props {
  /** What is about to go, for the reader of this page's cache. */
  readonly id: string
  readonly uses: (run: Run) => boolean
}

/** Runs, versions and endpoints that were made of what is about to be deleted, each by name; nothing where there is none. */
export function DependentsList({ id, uses }: Props) {
  const isSignedIn = useSession().status === 'signed-in'
  const { asked } = useAsked(isSignedIn ? 'endpoints' : null, (server) => server.endpoints())
  const live = readyValue(
    useLive(async ({ runs, registry }) => ({ runs: await runs.list(), registry: await registry.read() }), `of ${id}`),
  )
  if (!live) return null
  const endpoints = asked.status === 'ready' ? asked.value.endpoints : null
  const found = dependentsOf(uses, live.runs, live.registry, endpoints)
  const lines = [
    sayThem(found.runs, 'run'),
    sayThem(found.versions, 'version'),
    found.endpoints
      ? sayThem(found.endpoints, 'endpoint')
      : found.versions.length > 0 && 'Endpoints: not known, because the server was not asked. Sign in to see them.',
  ].filter((line): line is string => typeof line === 'string')
  if (lines.length === 0) return null
  return (
    <div style={{ marginTop: 8 }}>
      <p>Made of it, and staying:</p>
      <ul style={{ margin: '4px 0 0', paddingLeft: 20, overflowWrap: 'anywhere' }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
