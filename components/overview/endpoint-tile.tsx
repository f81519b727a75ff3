import Link from 'next/link'
import { useSession } from '@/components/providers/server-provider'
import { StatTile } from '@/components/ui/stat-tile'
import { Status } from '@/components/ui/status'
import type { WorkspaceFacts } from '@/lib/maturity/workspace-facts'
import { formatCount } from '@/lib/shared/format-number'
import { addressOfEndpoint } from '@/lib/shared/page-address'

/** Which URLs answer, and how much they were asked. */
export function EndpointTile({ endpoints }: { readonly endpoints: WorkspaceFacts['endpoints'] }) {
  const session = useSession()
  if (endpoints === 'asking') return <StatTile label="Endpoints" value="…" note="Asking the server" />
  if (endpoints === null)
    return (
      <StatTile
        label="Endpoints"
        value="?"
        note={
          session.status === 'away' ? (
            'The server cannot be reached'
          ) : (
            <Link className="link" href="/settings">
              Sign in to see them
            </Link>
          )
        }
      />
    )
  const [first, ...more] = endpoints
  if (!first)
    return (
      <StatTile
        label="Endpoints"
        value="0"
        note={
          <Link className="link" href="/endpoints">
            Nothing is deployed
          </Link>
        }
      />
    )
  const asked = endpoints.reduce((sum, { predictions }) => sum + predictions, 0)
  return (
    <StatTile
      label={<Status is="good">{more.length === 0 ? first.name : `${endpoints.length} endpoints`}, answering</Status>}
      value={formatCount(asked)}
      unit={asked === 1 ? 'ride predicted' : 'rides predicted'}
      note={
        <Link className="link" href={more.length === 0 ? addressOfEndpoint(first.name) : '/endpoints'}>
          {first.name} answers with {first.model} v{first.version}
        </Link>
      }
    />
  )
}
