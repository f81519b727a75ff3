'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { FAMILY_SHORT } from '@/components/experiments/family-names'
import { useSession } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Page, PageHead } from '@/components/ui/page'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Status } from '@/components/ui/status'
import { PlaceToPlace, Served, Versions } from '@/components/ui/step-pictures'
import { Steps } from '@/components/ui/steps'
import type { EndpointSummary } from '@/lib/serving/schema/endpoints'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatCount } from '@/lib/shared/format-number'
import { formatWhen } from '@/lib/shared/format-time'
import { addressOfEndpoint, addressOfVersion } from '@/lib/shared/page-address'
import { AskingServer } from './asking-server'
import { DeployQueuePanel } from './deploy-queue-panel'
import { HowToSignIn, SignInHint } from './sign-in-hint'
import { Trouble } from './trouble'
import { useDeployDialog } from './use-deploy-dialog'
import { useDeployQueue } from './use-deploy-queue'

const STEPS = [
  {
    picture: <Versions />,
    title: 'Deploy a version',
    text: 'One file goes up: what the model learnt, no ride. It is checked in full before it is live.',
  },
  {
    picture: <PlaceToPlace />,
    title: 'Try it here',
    text: 'Two places and a time. The server’s answer stands beside this browser’s own, as proof.',
  },
  {
    picture: <Served />,
    title: 'Call it from anywhere',
    text: 'Copy the snippet and make a key, or share a link to the playground. Roll back in one click.',
  },
] as const

/** `/endpoints`: the URLs that answer with a model of this workspace. */
export function EndpointListPage() {
  const session = useSession()
  const { asked, again } = useAsked(
    session.status === 'signed-in' || session.status === 'away' ? 'endpoints' : null,
    (server) => server.endpoints(),
  )
  const now = useNow()
  const versions = readyValue(useLive((workspace) => workspace.registry.read(), 'registry'))?.versions
  const { openDialog, dialog } = useDeployDialog({}, again)
  const endpoints = asked.status === 'ready' ? asked.value.endpoints : []
  const hasModels = versions === undefined || versions.length > 0
  useDeployQueue(again)
  const isSignedOut = session.status === 'signed-out'
  const isEmpty = (asked.status === 'ready' && endpoints.length === 0) || isSignedOut

  return (
    <Page>
      <PageHead title="Endpoints" sub="URLs that answer with a model you deployed">
        {!isEmpty && (
          <Button variant="filled" color="taxi" onClick={openDialog}>
            Deploy version
          </Button>
        )}
      </PageHead>
      <div className="stack">
        <DeployQueuePanel />
        {!isSignedOut && <SignInHint toDo="see and change the endpoints of this server" />}
        {(session.status === 'asking' || (session.status === 'signed-in' && asked.status === 'loading')) && (
          <AskingServer />
        )}
        {session.status === 'signed-in' && asked.status === 'failed' && <Trouble error={asked.error} onAgain={again} />}
        {isSignedOut && (
          <EmptyState title="Sign in to see this server’s endpoints" steps={<Steps steps={STEPS} />}>
            <HowToSignIn /> Everything else works without signing in; a deploy waits for it.
          </EmptyState>
        )}
        {isEmpty && !isSignedOut && (
          <EmptyState
            title="No endpoint yet"
            steps={<Steps steps={STEPS} />}
            acts={
              hasModels ? (
                <Button variant="filled" color="taxi" onClick={openDialog}>
                  Deploy a version
                </Button>
              ) : (
                <Button component={Link} href="/models" variant="filled" color="taxi">
                  Go to models
                </Button>
              )
            }
          >
            An endpoint is a URL of this server that answers how long a ride will take. Deploying uploads one model
            file: what it learnt, no ride. {hasModels ? '' : 'First register a finished run as a model.'}
          </EmptyState>
        )}
        {endpoints.length > 0 && (
          <Sheet>
            <Cell title="Answering" sub="each keeps its earlier versions for a rollback">
              <EndpointTable endpoints={endpoints} now={now} />
            </Cell>
          </Sheet>
        )}
      </div>
      {dialog}
    </Page>
  )
}

function EndpointTable({ endpoints, now }: { endpoints: readonly EndpointSummary[]; now: Millis }) {
  return (
    <Scrolling label="Endpoints">
      <table className="t">
        <thead>
          <tr>
            <th>Endpoint</th>
            <th className="hide-sm">Who may call</th>
            <th>Live</th>
            <th className="hide-sm">Family</th>
            <th className="hide-sm">Since</th>
            <th className="r">Rides predicted</th>
          </tr>
        </thead>
        <tbody>
          {endpoints.map((endpoint) => (
            <tr key={endpoint.name}>
              <td>
                <Status is="good">
                  <Link className="link b" href={addressOfEndpoint(endpoint.name)}>
                    {endpoint.name}
                  </Link>
                </Status>
                <span className="only-sm sm ink3">
                  {endpoint.access}, {FAMILY_SHORT[endpoint.live.family]},{' '}
                  {formatWhen(millis(endpoint.live.deployedAt), now)}
                </span>
              </td>
              <td className="hide-sm">
                <Chip kind={endpoint.access === 'public' ? 'plain' : 'sunken'}>{endpoint.access}</Chip>
              </td>
              <td className="nowrap">
                <Link className="link" href={addressOfVersion(endpoint.live)}>
                  <bdi>{endpoint.live.model}</bdi> v{endpoint.live.version}
                </Link>
              </td>
              <td className="ink2 nowrap hide-sm">{FAMILY_SHORT[endpoint.live.family]}</td>
              <td className="ink3 num nowrap hide-sm">{formatWhen(millis(endpoint.live.deployedAt), now)}</td>
              <td className="r num">{formatCount(endpoint.predictions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}
