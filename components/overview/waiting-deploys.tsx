'use client'
import Link from 'next/link'
import { waitingWords } from '@/components/endpoints/waiting-words'
import { useSession } from '@/components/providers/server-provider'
import type { QueuedDeploy } from '@/lib/deployments/deploy-queue'
import { millis } from '@/lib/shared/clock'
import { formatBytes } from '@/lib/shared/format-number'
import { formatAgo } from '@/lib/shared/format-time'

interface WaitingDeploysProps {
  readonly deploys: readonly QueuedDeploy[]
  readonly now: number
}

/** Deploys that the server has not heard of yet, and what never has to be sent. */
export function WaitingDeploys({ deploys, now }: WaitingDeploysProps) {
  const session = useSession()
  const isSignedOut = session.status === 'signed-out'
  const waiting = deploys.filter(({ state }) => state.status === 'waiting' || state.status === 'sending')
  return (
    <div className="col gap12">
      {waiting.map(({ id, request, queuedAt, state }) => (
        <div key={id}>
          <div className="row between">
            <span className="b">
              Deploy {request.model} v{request.version} to {request.endpoint}
            </span>
            <span className="row">
              {state.status === 'waiting' && isSignedOut && (
                <Link className="link" href="/sign-in">
                  Sign in
                </Link>
              )}
              <Link className="link" href="/endpoints">
                {state.status === 'sending' ? 'Watch' : 'Send or cancel'}
              </Link>
            </span>
          </div>
          <div className="sm ink3">
            Queued {formatAgo(queuedAt, millis(now))}, {formatBytes(request.artefactBytes)}.{' '}
            {state.status === 'waiting' && waitingWords(session.status, state.error)}
          </div>
        </div>
      ))}
      <p className="sm ink3">
        {waiting.length === 0 && 'None waits. '}
        Everything but deploying works offline. Trips never leave this browser; only a model that you deploy does.
      </p>
    </div>
  )
}
