'use client'
import { Button } from '@mantine/core'
import { IconShare3 } from '@tabler/icons-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { FAMILY_SHORT } from '@/components/experiments/family-names'
import { useServer, useSession } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { useOnChange } from '@/components/providers/use-on-change'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { Chip, DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { Page, PageHead } from '@/components/ui/page'
import { Sheet } from '@/components/ui/sheet'
import { Stat } from '@/components/ui/stat-tile'
import { NothingHere } from '@/components/ui/view-state'
import { asksFor, type Draft, firstDraft, rideOf } from '@/lib/serving/playground'
import type { Deployment, EndpointDetail } from '@/lib/serving/schema/endpoints'
import { EndpointName } from '@/lib/serving/schema/names'
import type { Prediction } from '@/lib/serving/schema/predict'
import { millis } from '@/lib/shared/clock'
import { formatCount } from '@/lib/shared/format-number'
import { formatWhen } from '@/lib/shared/format-time'
import { AccessCell } from './access-cell'
import { AskingServer } from './asking-server'
import { AwayPlayground } from './away-playground'
import { CallIt } from './call-it'
import { DeployQueuePanel } from './deploy-queue-panel'
import classes from './endpoint-page.module.css'
import { KeysCell } from './keys-cell'
import { noteRollback } from './note-rollback'
import { Playground } from './playground'
import { SharesCell } from './shares-cell'
import { SignInHint } from './sign-in-hint'
import { Trouble } from './trouble'
import { useDeployDialog } from './use-deploy-dialog'
import { useDeployQueue } from './use-deploy-queue'
import { useOwnModel } from './use-own-model'
import { VersionsCell } from './versions-cell'

const SHARE_FIELD = 'share-name'

/** `/endpoints/endpoint?name=`: everything about one URL, for who calls it and for who runs it. */
export function EndpointPage() {
  const name = useSearchParams().get('name') ?? ''
  const { asked, again, put } = useAsked(name === '' ? null : `endpoint ${name}`, (server) => server.endpoint(name))
  const session = useSession()
  const queue = useDeployQueue(again)
  // Signing in or out changes what may be seen.
  useOnChange(session.status === 'asking' ? null : session.status, again)

  if (asked.status === 'ready') return <Loaded key={name} endpoint={asked.value} onChange={put} onStale={again} />
  if (name === '')
    return (
      <NothingHere title="This link names no endpoint" back={ALL_ENDPOINTS}>
        The address of an endpoint’s page ends in its name.
      </NothingHere>
    )
  const isName = EndpointName.safeParse(name).success
  const isOnItsWay =
    queue?.some((deploy) => deploy.request.endpoint === name && deploy.state.status !== 'live') ?? false
  if (asked.status === 'failed' && asked.error.status === 404 && !isOnItsWay)
    return (
      <NothingHere
        title={
          <>
            There is no endpoint named “<bdi>{name}</bdi>”
          </>
        }
        back={ALL_ENDPOINTS}
        act={isName && <DeployUnder name={name} onDone={again} />}
      >
        It was deleted, or never deployed to this server. Deploying a model version under this name makes it.
      </NothingHere>
    )
  return (
    <Page>
      <PageHead crumbs={crumbsOf(name)} title={<bdi>{name}</bdi>} />
      <div className="stack">
        <DeployQueuePanel />
        {asked.status === 'loading' && <AskingServer />}
        {asked.status === 'failed' && asked.error.status === 401 && (
          <SignInHint toDo="see this endpoint, or ask whoever deployed it for a share link" />
        )}
        {asked.status === 'failed' && asked.error.status !== 401 && <Trouble error={asked.error} onAgain={again} />}
        {asked.status === 'failed' && asked.error.status === null && <AwayPlayground name={name} error={asked.error} />}
      </div>
    </Page>
  )
}

/** Makes the endpoint that the address names. */
function DeployUnder({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const { openDialog, dialog } = useDeployDialog({ endpoint: name }, onDone)
  return (
    <>
      <Button onClick={openDialog}>Deploy a version here</Button>
      {dialog}
    </>
  )
}

const ALL_ENDPOINTS = { href: '/endpoints', label: 'All endpoints' } as const

const crumbsOf = (name: string) => [{ label: 'Endpoints', href: '/endpoints' }, { label: <bdi>{name}</bdi> }]

interface LoadedProps {
  readonly endpoint: EndpointDetail
  /** The server's own answer to a change. */
  readonly onChange: (endpoint: EndpointDetail) => void
  /** Something may have changed: ask again. */
  readonly onStale: () => void
}

function Loaded({ endpoint, onChange, onStale }: LoadedProps) {
  const server = useServer()
  const workspace = useWorkspace()
  const router = useRouter()
  const session = useSession().status
  const isSignedIn = session === 'signed-in'
  const isAway = session === 'away'
  const now = useNow()
  const registry = readyValue(useLive((workspace) => workspace.registry.read(), 'registry'))
  const [draft, setDraft] = useState<Draft>(() => firstDraft(endpoint.input))
  const [prediction, setPrediction] = useState<Prediction | null>(null)
  const [freshKey, setFreshKey] = useState<string | null>(null)
  const { openDialog, dialog } = useDeployDialog({ endpoint: endpoint.name, access: endpoint.access }, onStale)
  const [rollingBackTo, setRollingBackTo] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const own = useOwnModel(endpoint.live.artefactId)
  const ride = rideOf(draft, asksFor(endpoint.input))

  const rollBack = async (to: Deployment) => {
    setRollingBackTo(to.revision)
    const answer = await server.rollback(endpoint.name, { revision: to.revision })
    setRollingBackTo(null)
    setError(answer.ok ? null : answer.error.message)
    if (!answer.ok) return
    onChange(answer.value)
    await noteRollback(workspace, answer.value)
  }
  const changeAccess = async (access: 'private' | 'public') => {
    const answer = await server.changeEndpoint(endpoint.name, { access })
    setError(answer.ok ? null : answer.error.message)
    if (answer.ok) onChange(answer.value)
  }
  return (
    <Page>
      <PageHead
        crumbs={crumbsOf(endpoint.name)}
        title={<bdi>{endpoint.name}</bdi>}
        beside={
          <>
            {isAway ? (
              <Chip kind="bad">server away</Chip>
            ) : (
              <Chip kind="good">
                <i className="dot good" aria-hidden />
                answering
              </Chip>
            )}
            {endpoint.lineage.simulated && <SimulatedChip />}
            {!endpoint.lineage.honestAtPickup && <DishonestChip />}
          </>
        }
      >
        {isSignedIn && (
          <Button
            leftSection={<IconShare3 size={15} stroke={1.6} aria-hidden />}
            onClick={() => document.getElementById(SHARE_FIELD)?.focus()}
          >
            Share playground
          </Button>
        )}
        <Button variant="filled" color="taxi" onClick={openDialog}>
          Deploy version
        </Button>
      </PageHead>
      <div className="stack">
        <DeployQueuePanel shownHere={endpoint.name} />
        <SignInHint
          toDo="deploy, roll back, share and make keys"
          whileAway="What stands here is what it last said; this browser alone predicts."
        />
        {error !== null && (
          <p className="bad" role="alert">
            {error}
          </p>
        )}
        <Sheet columns="minmax(0,1.35fr) minmax(0,1fr)">
          <Playground
            sub={
              isAway
                ? 'runs in this browser only: the server is away'
                : 'runs in this browser and on the server, so you can see that they agree'
            }
            input={endpoint.input}
            draft={draft}
            onDraft={setDraft}
            own={own}
            onPrediction={setPrediction}
            askServer={(rides, signal) => server.predict(endpoint.name, { rides: [...rides] }, signal)}
          />
          <CallIt
            url={endpoint.url}
            access={endpoint.access}
            ride={ride ?? endpoint.input.example}
            prediction={prediction}
            freshKey={freshKey}
          >
            <div className={classes.stats}>
              <Stat
                label="Rides predicted"
                value={formatCount(endpoint.predictions)}
                note="since the server started, the playground’s left out"
              />
              <Stat
                label="Live"
                value={
                  <bdi title={`${endpoint.live.model} v${endpoint.live.version}`}>
                    {endpoint.live.model} v{endpoint.live.version}
                  </bdi>
                }
                note={`${FAMILY_SHORT[endpoint.live.family]}, ${formatWhen(millis(endpoint.live.deployedAt), now)}`}
              />
              <Stat
                label="Log"
                value={endpoint.logDays === 0 ? 'off' : endpoint.logDays}
                unit={endpoint.logDays === 0 ? null : 'days'}
                note={logNote(endpoint)}
              />
            </div>
          </CallIt>
        </Sheet>
        <Sheet columns="minmax(0,1.35fr) minmax(0,1fr)">
          <VersionsCell
            endpoint={endpoint}
            now={now}
            onRollback={isSignedIn ? rollBack : null}
            rollingBackTo={rollingBackTo}
            registry={registry}
          />
          <AccessCell
            endpoint={endpoint}
            isSignedIn={isSignedIn}
            onAccess={changeAccess}
            onGone={() => router.push('/endpoints')}
          />
        </Sheet>
        {isSignedIn && (
          <Sheet columns="minmax(0,1.35fr) minmax(0,1fr)">
            <KeysCell now={now} onMade={setFreshKey} />
            <SharesCell endpoint={endpoint.name} now={now} inputId={SHARE_FIELD} />
          </Sheet>
        )}
      </div>
      {dialog}
    </Page>
  )
}

function logNote({ logDays, logDropped }: EndpointDetail): string {
  if (logDays === 0) return 'predictions are not kept'
  const dropped = logDropped > 0 ? `, ${formatCount(logDropped)} not logged` : ''
  return `place, time and answer kept${dropped}`
}
