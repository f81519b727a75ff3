'use client'
import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import Link from 'next/link'
import { useSession } from '@/components/providers/server-provider'
import { Page } from '@/components/ui/page'
import { Cell, Sheet } from '@/components/ui/sheet'
import { StatTile } from '@/components/ui/stat-tile'
import { Mark, Verdict } from '@/components/ui/verdict'
import { FailedView, LoadingView } from '@/components/ui/view-state'
import { judgeMaturity, maturityTitle } from '@/lib/maturity/ladder'
import { stateOfThings } from '@/lib/maturity/state-of-things'
import type { EndpointFacts, WorkspaceFacts } from '@/lib/maturity/workspace-facts'
import { formatCount } from '@/lib/shared/format-number'
import { ChampionTile } from './champion-tile'
import { MaturityLadder } from './maturity-ladder'
import classes from './overview-page.module.css'
import { RecentRuns } from './recent-runs'
import { useEndpointFacts } from './use-endpoint-facts'
import { type OverviewRecords, useOverview } from './use-overview'
import { WaitingDeploys } from './waiting-deploys'

/** The state of things in a sentence; the facts under it. */
export function OverviewPage() {
  const live = useOverview()
  const endpoints = useEndpointFacts()
  if (live.status === 'loading') return <LoadingView label="Loading the overview" />
  if (live.status === 'failed') return <FailedView title="The overview could not be read">{live.message}</FailedView>
  return <Overview records={live.value} endpoints={endpoints} />
}

function Overview({
  records,
  endpoints,
}: {
  readonly records: OverviewRecords
  readonly endpoints: readonly EndpointFacts[] | null
}) {
  const { datasets, runs, registry, events, deploys, now } = records
  const facts: WorkspaceFacts = { datasets, runs, ...registry, events, endpoints }
  const { verdict, next } = stateOfThings(facts)
  const maturity = judgeMaturity(facts)
  const simulated = new Set<string>(datasets.filter((dataset) => dataset.simulated).map(({ id }) => id))
  return (
    <Page>
      <div className={classes.top}>
        <div>
          <h1 className={`sm ink3 ${classes.title}`}>Overview</h1>
          <Verdict>
            {verdict.before}
            <Mark>{verdict.finding}</Mark>
            {verdict.after}
          </Verdict>
        </div>
        <Button
          variant="filled"
          color="taxi"
          component={Link}
          href={next.href}
          rightSection={<IconArrowRight size={16} />}
        >
          {next.label}
        </Button>
      </div>
      <div className="stack">
        <Sheet columns="repeat(4, minmax(0, 1fr))">
          <ChampionTile facts={facts} />
          <EndpointTile endpoints={endpoints} />
          <StatTile
            label="Trips"
            value={formatCount(datasets.reduce((sum, { rows }) => sum + rows, 0))}
            note={
              <Link className="link" href="/data">
                in {datasets.length} {datasets.length === 1 ? 'dataset' : 'datasets'}
              </Link>
            }
          />
          <StatTile
            label="Runs"
            value={formatCount(runs.length)}
            note={`${registry.versions.length} registered as versions`}
          />
        </Sheet>
        <section>
          <h2 className={classes.ladderTitle}>{maturityTitle(maturity)}</h2>
          <MaturityLadder maturity={maturity} />
        </section>
        <Sheet columns="minmax(0, 1.6fr) minmax(0, 1fr)">
          <Cell
            title="Recent runs"
            tools={
              runs.length > 0 && (
                <Link className="link" href="/experiments">
                  All {formatCount(runs.length)}
                </Link>
              )
            }
          >
            <RecentRuns runs={runs} registry={registry} simulated={simulated} now={now} />
          </Cell>
          <Cell title="Waits for the network">
            <WaitingDeploys deploys={deploys} now={now} />
          </Cell>
        </Sheet>
      </div>
    </Page>
  )
}

function EndpointTile({ endpoints }: { readonly endpoints: readonly EndpointFacts[] | null }) {
  const session = useSession()
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
              {session.status === 'asking' ? 'Asking the server' : 'Sign in to see them'}
            </Link>
          )
        }
      />
    )
  const [first] = endpoints
  return (
    <StatTile
      label="Endpoints"
      value={endpoints.length}
      note={
        <Link className="link" href="/endpoints">
          {first ? `${first.name} answers with ${first.model} v${first.version}` : 'Nothing is deployed'}
        </Link>
      }
    />
  )
}
