'use client'
import { Button } from '@mantine/core'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatPercent } from '@/lib/shared/format-number'
import type { DatasetId } from '@/lib/shared/ids'
import { cancelPayoff } from '@/workers/payoff/client'
import { useMeasuring } from './use-measuring'

/** A measurement under way: what it does, how far it is, and the way to end it. Nothing where there is none. */
export function MeasuringBand({ dataset }: { readonly dataset: DatasetId }) {
  const state = useMeasuring(dataset)
  if (!state) return null
  return (
    <section aria-label="Measuring" className="row nowrap" style={{ gap: 16, marginBottom: 16 }}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <ProgressBar share={state.share} label="Measuring whether machine learning pays" />
        <div className="row between sm ink3 num" style={{ marginTop: 4 }}>
          <span className="ell">{state.doing}…</span>
          <span>{formatPercent(state.share)}</span>
        </div>
      </div>
      <Button size="xs" onClick={() => cancelPayoff(dataset)}>
        Cancel
      </Button>
    </section>
  )
}
