'use client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { Page } from '@/components/ui/page'
import { Sheet } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import { isCurrent } from '@/lib/payoff/is-current'
import type { Payoff, UsedRides } from '@/lib/payoff/payoff'
import { besideVerdict, payoffVerdict } from '@/lib/payoff/verdict'
import { formatCount } from '@/lib/shared/format-number'
import { formatLocalDay, formatSeconds } from '@/lib/shared/format-time'
import { localSeconds } from '@/lib/shared/local-time'
import { addressOfNewRun } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import { measurePayoffOf } from '@/workers/payoff/client'
import { CandidatesCell } from './candidates-cell'
import { ClaimsCell } from './claims-cell'
import { CostCell } from './cost-cell'
import { COST_SETTING, type CostDraft, ratesOf, storedDraft } from './cost-draft'
import { CurveCell } from './curve-cell'
import { HiddenCell } from './hidden-cell'
import { MeasuringBand } from './measuring-band'
import { PayoffHead } from './payoff-head'
import type { PayoffFacts } from './payoff-page'
import { useIsMeasuring } from './use-measuring'
import { UseTableButton } from './use-table-button'

/** The verdict, then what it rests on. Measures by itself where nothing is kept, or where a run was finished since. */
export function PayoffView({ dataset, zoneSet, payoff, runs, registry, cost }: PayoffFacts) {
  const workspace = useWorkspace()
  const canWrite = useCanWrite()
  const isMeasuring = useIsMeasuring(dataset.id)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [draft, setDraft] = useState<CostDraft>(() => storedDraft(cost))
  const rates = useMemo(() => ratesOf(draft), [draft])
  const isKept =
    payoff !== null && isCurrent(payoff, { zoneSetId: zoneSet?.id ?? null, madeFrom: dataset.madeFrom }, runs)

  const measure = useCallback(async () => {
    setTrouble(null)
    const done = await measurePayoffOf(dataset.id)
    setTrouble(done.ok ? null : done.error.message)
  }, [dataset.id])
  // A measurement that was cancelled is not begun again by itself: what it is about has not changed.
  useEffect(() => {
    if (!isKept && canWrite) void measure()
  }, [canWrite, isKept, measure])

  const change = (next: CostDraft) => {
    setDraft(next)
    void workspace.settings.set(COST_SETTING, ratesOf(next))
  }
  const verdict = useMemo(() => payoff && payoffVerdict(payoff, rates), [payoff, rates])
  const beside = payoff && besideVerdict(payoff, rates)
  return (
    <Page>
      <PayoffHead dataset={dataset} sub={payoff ? <Rides payoff={payoff} /> : 'before any training, in seconds'}>
        {!isMeasuring && (
          <Button disabled={!canWrite} onClick={() => void measure()}>
            {payoff ? 'Measure again' : 'Measure'}
          </Button>
        )}
        {payoff && verdict && (
          <UseTableButton
            dataset={dataset}
            zoneSet={zoneSet}
            payoff={payoff}
            runs={runs}
            registry={registry}
            isNext={verdict.answer === 'no'}
          />
        )}
        <Button
          component={Link}
          href={addressOfNewRun(dataset.id)}
          {...(verdict?.answer === 'no' ? {} : { variant: 'filled', color: 'taxi' })}
          leftSection={<IconPlus size={15} stroke={2} />}
        >
          New run
        </Button>
      </PayoffHead>
      {verdict && (
        <div style={{ marginBottom: 16 }}>
          <Verdict>
            {verdict.before}
            <Mark>{verdict.finding}</Mark>
            {verdict.after}
          </Verdict>
          {beside && (
            <p className="ink2" style={{ marginTop: 8 }}>
              {beside}
            </p>
          )}
        </div>
      )}
      <MeasuringBand dataset={dataset.id} />
      {trouble && (
        <p role="status" className="ink2" style={{ marginBottom: 16 }}>
          {trouble}
        </p>
      )}
      {payoff && (
        <div className="stack">
          <Sheet>
            <CandidatesCell payoff={payoff} />
          </Sheet>
          <Sheet columns="minmax(0,1fr) minmax(0,1fr)">
            <CostCell payoff={payoff} draft={draft} rates={rates} onDraft={change} />
            <CurveCell payoff={payoff} isMeasuring={isMeasuring} />
          </Sheet>
          <Sheet columns={payoff.audit ? 'minmax(0,1fr) minmax(0,1fr)' : 'minmax(0,1fr)'}>
            <ClaimsCell payoff={payoff} runs={runs} isMeasuring={isMeasuring} />
            {payoff.audit && <HiddenCell payoff={payoff} />}
          </Sheet>
        </div>
      )}
    </Page>
  )
}

/** Which rides were learnt from, and which judge. */
function Rides({ payoff: { split, train, valid, candidates, seconds } }: { readonly payoff: Payoff }) {
  const days = candidates[0]?.metrics.days ?? 0
  const last = localSeconds((split.testFrom ?? split.to) - 1)
  return (
    <>
      learnt from {used(train)}, {formatLocalDay(split.from)} to {formatLocalDay(localSeconds(split.validFrom - 1))} ·
      judged by {used(valid)} on {days} {days === 1 ? 'day' : 'days'}, {formatLocalDay(split.validFrom)} to{' '}
      {formatLocalDay(last)} · measured in {formatSeconds(seconds)}
    </>
  )
}

const used = ({ used: some, of }: UsedRides): string =>
  some === of ? sayCount(of, 'ride') : `a sample of ${formatCount(some)} of ${sayCount(of, 'ride')}`
