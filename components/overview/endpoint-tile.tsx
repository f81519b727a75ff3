import Link from 'next/link'
import { useSession } from '@/components/providers/server-provider'
import { StatTile } from '@/components/ui/stat-tile'
import type { WorkspaceFacts } from '@/lib/maturity/workspace-facts'
import { formatCount } from '@/lib/shared/format-number'

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
      label={
        <span className="row">
          <i className="dot good" aria-hidden />
          {more.length === 0 ? first.name : `${endpoints.length} endpoints`}, answering
        </span>
      }
      value={formatCount(asked)}
      unit={asked === 1 ? 'ride predicted' : 'rides predicted'}
      note={
        <Link
          className="link"
          href={more.length === 0 ? `/endpoints/endpoint?name=${encodeURIComponent(first.name)}` : '/endpoints'}
        >
          {first.name} answers with {first.model} v{first.version}
        </Link>
      }
    />
  )
}
