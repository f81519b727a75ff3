'use client'
import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import Link from 'next/link'
import { Page } from '@/components/ui/page'
import { Cell, Sheet } from '@/components/ui/sheet'
import { StatTile } from '@/components/ui/stat-tile'
import { Mark, Verdict } from '@/components/ui/verdict'
import { FailedView, LoadingView } from '@/components/ui/view-state'
import { judgeMaturity, maturityTitle } from '@/lib/maturity/ladder'
import { stateOfThings } from '@/lib/maturity/state-of-things'
import type { WorkspaceFacts } from '@/lib/maturity/workspace-facts'
import { formatCount } from '@/lib/shared/format-number'
import { addressOfPayoff } from '@/lib/shared/page-address'
import { ChampionTile } from './champion-tile'
import { EndpointTile } from './endpoint-tile'
import { MaturityLadder } from './maturity-ladder'
import { OverviewEmpty } from './overview-empty'
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
  readonly endpoints: WorkspaceFacts['endpoints']
}) {
  const { datasets, runs, registry, events, deploys, now } = records
  const facts: WorkspaceFacts = { datasets, runs, ...registry, events, endpoints }
  const { verdict, next } = stateOfThings(facts)
  const maturity = judgeMaturity(facts)
  const isEmpty = datasets.length === 0 && runs.length === 0 && registry.versions.length === 0
  const simulated = new Set<string>(datasets.filter((dataset) => dataset.simulated).map(({ id }) => id))
  return (
    <Page>
      <div className={classes.top}>
        <div>
          <h1 className={`sm ink3 ${classes.title}`}>Overview</h1>
          <Verdict>
            {verdict.subject && (
              <>
                {verdict.subject.lead}
                <b className="bb">{verdict.subject.name}</b>
              </>
            )}
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
        {isEmpty ? <OverviewEmpty /> : <Tiles records={records} facts={facts} />}
        <section>
          <div className={classes.ladderTitle}>
            <h2>{maturityTitle(maturity)}</h2>
            <p className="sm ink3">Each fact is checked in this workspace as you look at it.</p>
          </div>
          <MaturityLadder maturity={maturity} />
        </section>
        {!(isEmpty && deploys.length === 0) && (
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
            <Cell title="Deploys that wait">
              <WaitingDeploys deploys={deploys} now={now} />
            </Cell>
          </Sheet>
        )}
      </div>
    </Page>
  )
}

function Tiles({ records, facts }: { readonly records: OverviewRecords; readonly facts: WorkspaceFacts }) {
  const { datasets, runs, registry } = records
  const newest = datasets[0]
  return (
    <Sheet columns="repeat(4, minmax(0, 1fr))">
      <ChampionTile facts={facts} />
      <EndpointTile endpoints={facts.endpoints} />
      <StatTile
        label="Trips"
        value={formatCount(datasets.reduce((sum, { rows }) => sum + rows, 0))}
        note={
          <>
            <Link className="link" href="/data">
              in {datasets.length} {datasets.length === 1 ? 'dataset' : 'datasets'}
            </Link>
            {newest && (
              <>
                {' · '}
                <Link className="link" href={addressOfPayoff(newest.id)}>
                  does ML pay?
                </Link>
              </>
            )}
          </>
        }
      />
      <StatTile
        label="Runs"
        value={formatCount(runs.length)}
        note={
          <Link className="link" href="/experiments">
            {registry.versions.length} registered as {registry.versions.length === 1 ? 'version' : 'versions'}
          </Link>
        }
      />
    </Sheet>
  )
}
