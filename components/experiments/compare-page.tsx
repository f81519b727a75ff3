'use client'
import { Button } from '@mantine/core'
import { IconCheck, IconLink, IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useLive } from '@/components/providers/use-live'
import { DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { DifferenceMatrix } from '@/components/ui/difference-matrix'
import { EmptyState } from '@/components/ui/empty-state'
import { Page, PageHead } from '@/components/ui/page'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import { FailedView, LoadingView } from '@/components/ui/view-state'
import { checkComparable } from '@/lib/experiments/compare-runs'
import { isOfSimulated } from '@/lib/experiments/honesty'
import { sayTaken } from '@/lib/experiments/sample-words'
import { compareVerdict } from '@/lib/experiments/verdict'
import { comparisonOf } from '@/workers/evaluate/client'
import { CompareCurves } from './compare-curves'
import { CompareErrors } from './compare-errors'
import { CompareHours } from './compare-hours'
import { readCompareLink } from './compare-link'
import { type ComparedRun, comparedRuns, drawnLast } from './compared-runs'
import { ResidualsCell } from './residuals-cell'
import { selectRuns } from './selection'
import { useReport } from './use-report'
import { WaitingCell } from './waiting-cell'
import { WhatDiffers } from './what-differs'

/** Two to eight runs on the same rides: what differs between them, and whether it matters. The link is the comparison. */
export function ComparePage() {
  const asked = useSearchParams().get('runs')
  const entries = readCompareLink(asked)
  const live = useLive(
    async ({ runs, registry, datasets, zoneSets }) => ({
      runs: (await Promise.all(entries.map((id) => (id === null ? null : runs.get(id))))).filter((run) => run !== null),
      epochs: new Map(
        await Promise.all(
          entries.flatMap((id) => (id === null ? [] : [id])).map(async (id) => [id, await runs.epochs(id)] as const),
        ),
      ),
      registry: await registry.read(),
      datasets: await datasets.list(),
      zoneSets: await zoneSets.list(),
    }),
    `compare ${asked}`,
  )
  const ready = live.status === 'ready' ? live.value : null
  const comparable = ready && checkComparable(ready.runs)
  const ids = comparable?.ok ? comparable.value.map((run) => run.id) : null
  const report = useReport(ids?.join(' ') ?? null, () => comparisonOf(ids ?? []))

  if (live.status === 'failed')
    return (
      <FailedView title="The runs could not be read" onRetry={() => window.location.reload()}>
        {live.message}
      </FailedView>
    )
  if (!ready) return <LoadingView label="Reading runs" />
  const crumbs = [{ label: 'Experiments', href: '/experiments' }, { label: 'Compare' }]
  const missing = entries.filter((id) => id !== null).length - ready.runs.length
  if (!comparable?.ok)
    return (
      <Page>
        <PageHead title="Compare" crumbs={crumbs} />
        <EmptyState
          title={ready.runs.length < 2 ? 'Nothing to compare' : 'These runs cannot be compared'}
          acts={
            <Button component={Link} href="/experiments" variant="filled" color="taxi">
              Choose runs
            </Button>
          }
        >
          {missing > 0 && `${missing} of the runs in this link are not in this browser. `}
          {comparable?.error.message}
        </EmptyState>
      </Page>
    )

  const compared = comparedRuns(comparable.value, entries, ready.registry, ready.epochs)
  const value = report.status === 'ready' ? report.value : null
  const verdict =
    value &&
    compareVerdict(
      compared.map((run) => ({ name: run.name, honest: run.result.honestAtPickup })),
      value.differences.rmse,
      { n: value.rides, days: value.days },
    )
  const isSimulated = compared.some(({ run }) =>
    isOfSimulated(
      run,
      ready.datasets.find((dataset) => dataset.id === run.recipe.datasetId),
    ),
  )
  const isDishonest = compared.some((run) => !run.result.honestAtPickup)

  return (
    <Page>
      <PageHead
        title={`${compared.length} ${compared.length === 1 ? 'run' : 'runs'}`}
        beside={
          <>
            {isDishonest && <DishonestChip />}
            {isSimulated && <SimulatedChip />}
          </>
        }
        crumbs={crumbs}
        sub={missing > 0 ? `${missing} more in the link are not in this browser.` : undefined}
      >
        <Button
          component={Link}
          href="/experiments"
          onClick={() => selectRuns(compared.map((run) => run.id))}
          leftSection={<IconPlus size={15} stroke={1.6} />}
        >
          Add run
        </Button>
        <CopyLink />
      </PageHead>
      <div className="stack">
        {verdict && (
          <Verdict>
            {verdict.before}
            <Mark>{verdict.finding}</Mark>
            {verdict.after}
          </Verdict>
        )}
        <Sheet columns="minmax(0, 1fr) minmax(0, 1fr)">
          <WhatDiffers
            runs={compared}
            names={new Map([...ready.datasets, ...ready.zoneSets].map(({ id, name }) => [id, name]))}
          />
          <CompareErrors runs={compared} lookup={value?.lookup ?? null} />
        </Sheet>
        {report.status === 'failed' ? (
          <Sheet columns="minmax(0, 1fr) minmax(0, 1fr)">
            <CompareCurves runs={compared} />
            <Cell title="Where they err">
              <p className="ink2" role="alert">
                {report.error.message}
              </p>
            </Cell>
          </Sheet>
        ) : (
          <>
            <Sheet columns="minmax(0, 1fr) minmax(0, 1fr)">
              <CompareCurves runs={compared} />
              {value ? (
                <ResidualsCell
                  name="compared-residuals"
                  sub="right of zero: predicted too long"
                  models={Object.fromEntries(value.runs.map((run) => [run.id, run.errors]))}
                  height={212}
                  right={12}
                  series={drawnLast(compared).map((run) => ({
                    key: run.id,
                    name: run.name,
                    identity: run.identity,
                    end: false,
                  }))}
                />
              ) : (
                <Waiting title="Residuals" />
              )}
            </Sheet>
            <Sheet columns="minmax(0, 1fr) minmax(0, 1fr)">
              {value ? <CompareHours runs={compared} report={value} /> : <Waiting title="Error by hour" />}
              {value ? (
                <Cell
                  title="Is the difference real?"
                  sub={`row minus column on the same ${sameRides(compared)}, resampling days, RMSE (min)`}
                  figure
                  table={{
                    name: 'paired-differences',
                    columns: ['run', 'minus', 'RMSE (min)', 'low', 'high', 'sure'],
                    rows: compared.flatMap((run, i) =>
                      compared.flatMap((other, j) => {
                        const difference = value.differences.rmse[i]?.[j]
                        return difference
                          ? [
                              [
                                run.name,
                                other.name,
                                difference.value,
                                difference.sureness?.low ?? null,
                                difference.sureness?.high ?? null,
                                difference.sureness?.certainty ?? null,
                              ],
                            ]
                          : []
                      }),
                    ),
                  }}
                >
                  <DifferenceMatrix
                    runs={compared.map((run) => ({ ...run, honest: run.result.honestAtPickup }))}
                    differences={value.differences.rmse}
                  />
                </Cell>
              ) : (
                <Waiting title="Is the difference real?" />
              )}
            </Sheet>
          </>
        )}
      </div>
    </Page>
  )
}

/** "1,000,000 of 2,500,000 rides, spread over all days": what judged them all. */
function sameRides(runs: readonly ComparedRun[]): string {
  const n = runs[0]?.result.metrics.valid.n ?? 0
  const drawn = runs.find(({ result }) => result.used)?.result.used?.valid
  return sayTaken(drawn ?? { taken: n, of: n })
}

const Waiting = ({ title }: { title: string }) => (
  <WaitingCell title={title} height={212}>
    Reading predictions…
  </WaitingCell>
)

function CopyLink() {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Button
      leftSection={isCopied ? <IconCheck size={15} stroke={1.8} /> : <IconLink size={15} stroke={1.6} />}
      onClick={() => {
        navigator.clipboard.writeText(window.location.href).then(
          () => setCopied(true),
          () => {},
        )
      }}
    >
      <span aria-live="polite">{isCopied ? 'Copied' : 'Copy link'}</span>
    </Button>
  )
}
