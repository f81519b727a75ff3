'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { useServer, useSession } from '@/components/providers/server-provider'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useOnChange } from '@/components/providers/use-on-change'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Status } from '@/components/ui/status'
import { type QueuedDeploy, sendAgain } from '@/lib/deployments/deploy-queue'
import { addressOfEndpoint } from '@/lib/shared/page-address'
import classes from './deploy-queue-panel.module.css'
import { runDeploy } from './run-deploy'
import { waitingWords } from './waiting-words'

/** Deploys that are on their way, that wait for the server or a sign-in, that were refused, or that went live and were not yet seen. `shownHere`: the endpoint whose page this is, where those of others are no news. */
export function DeployQueuePanel({ shownHere = null }: { readonly shownHere?: string | null }) {
  const { deployQueue } = useWorkspace()
  const all = readyValue(useLive((workspace) => workspace.deployQueue.list(), 'deploy-queue')) ?? []
  // The page of an endpoint says itself what is live: that news has been seen.
  const isOfHere = ({ request }: QueuedDeploy) => shownHere === null || request.endpoint === shownHere
  const isSeen = ({ request, state }: QueuedDeploy) => state.status === 'live' && request.endpoint === shownHere
  const deploys = all.filter((deploy) => isOfHere(deploy) && !isSeen(deploy))
  const seen = all.filter(isSeen).map(({ id }) => id)
  useOnChange(seen.length > 0 ? seen.join() : null, () => void Promise.all(seen.map((id) => deployQueue.remove(id))))
  if (deploys.length === 0) return null
  return (
    <ul className={classes.queue} aria-label="Deploys" aria-live="polite">
      {deploys.map((deploy) => (
        <QueuedRow key={deploy.id} deploy={deploy} />
      ))}
    </ul>
  )
}

function QueuedRow({ deploy }: { deploy: QueuedDeploy }) {
  const workspace = useWorkspace()
  const server = useServer()
  const session = useSession()
  const { request, state } = deploy
  const what = (
    <span className="bb">
      {request.model} v{request.version} → {request.endpoint}
    </span>
  )
  const forget = () => workspace.deployQueue.remove(deploy.id)
  const send = () => runDeploy({ workspace, server }, sendAgain(deploy, workspace.clock.now()))

  if (state.status === 'sending')
    return (
      <li className={classes.row} data-deploy="sending">
        <div className="grow">
          <div>
            {what}{' '}
            <span className="ink3">
              {state.stage === 'upload' ? 'uploading the model' : 'the server checks, loads and warms it'}
            </span>
          </div>
          <div style={{ marginTop: 6 }}>
            <ProgressBar
              share={state.stage === 'upload' ? 0.3 : 0.75}
              label={`Deploying ${request.model} v${request.version}`}
              thin
            />
          </div>
        </div>
      </li>
    )
  if (state.status === 'live')
    return (
      <li className={classes.row} data-deploy="live">
        <span className="grow">
          <Status is="good">
            <Link className="link bb" href={addressOfEndpoint(request.endpoint)}>
              {request.endpoint}
            </Link>{' '}
            went live with {state.endpointVersion.replace('/', ' v')}.
          </Status>
        </span>
        <Button size="xs" onClick={forget}>
          Dismiss
        </Button>
      </li>
    )
  if (state.status === 'refused')
    return (
      <li className={classes.row} data-deploy="refused">
        <span className="grow">
          {what} <span className="bad b">was refused.</span> {state.error.message}
        </span>
        <span className="row">
          <Button size="xs" onClick={send}>
            Try again
          </Button>
          <Button size="xs" onClick={forget}>
            Dismiss
          </Button>
        </span>
      </li>
    )
  return (
    <li className={classes.row} data-deploy="waiting">
      <span className="grow">
        {what} <span className="b">waits, not deployed.</span>{' '}
        <span className="ink2">{waitingWords(session.status, state.error)}</span>
      </span>
      <span className="row">
        {session.status === 'signed-out' ? (
          <Button size="xs" component={Link} href="/sign-in">
            Sign in
          </Button>
        ) : (
          <Button size="xs" onClick={send} disabled={session.status === 'away'}>
            Deploy now
          </Button>
        )}
        <Button size="xs" onClick={forget}>
          Drop it
        </Button>
      </span>
    </li>
  )
}
