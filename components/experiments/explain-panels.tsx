'use client'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Bars } from '@/components/charts/bars'
import type { Identity } from '@/components/ui/identity'
import { Cell, Sheet } from '@/components/ui/sheet'
import type { Run } from '@/lib/experiments/run'
import type { RunExplanation } from '@/lib/experiments/run-explanation'
import { FEATURES } from '@/lib/features/catalogue'
import { formatShare } from '@/lib/shared/format-number'
import { explanationOf } from '@/workers/evaluate/client'
import { ImportanceCell } from './importance-cell'
import { useReport } from './use-report'

interface Props {
  readonly run: Run
  readonly identity: Identity
}

/** What the model relies on: computed when it is asked for, since it takes hundreds of thousands of predictions. */
export function ExplainPanels({ run, identity }: Props) {
  const [isAsked, setAsked] = useState(false)
  const report = useReport(isAsked ? `${run.id} explanation` : null, () => explanationOf(run.id))
  if (report.status !== 'ready')
    return (
      <Sheet>
        <Cell
          title="What it relies on"
          sub="by how much its error grows when one input is exchanged among the validation rides"
          tools={
            <Button size="xs" loading={isAsked && report.status === 'working'} onClick={() => setAsked(true)}>
              Find out
            </Button>
          }
        >
          {report.status === 'failed' ? (
            <p className="ink2" role="alert">
              {report.error.message}
            </p>
          ) : (
            <p className="ink3 sm" role="status">
              {isAsked
                ? 'Predicting rides with exchanged inputs…'
                : 'Takes a few seconds, in the background; nothing leaves this browser.'}
            </p>
          )}
        </Cell>
      </Sheet>
    )
  const { importance, gain } = report.value
  return (
    <Sheet columns={gain ? 'minmax(0, 1.2fr) minmax(0, 1fr)' : 'minmax(0, 1fr)'}>
      <ImportanceCell name={`${run.name}-importance`} importance={importance} identity={identity} />
      {gain && <GainCell name={`${run.name}-gain`} gain={gain} identity={identity} />}
    </Sheet>
  )
}

interface GainProps {
  readonly name: string
  readonly gain: NonNullable<RunExplanation['gain']>
  readonly identity: Identity
}

const GainCell = ({ name, gain, identity }: GainProps) => (
  <Cell
    title="Where its trees gained"
    sub="share of the training error's decrease, by feature split at (%)"
    table={{
      name,
      columns: ['feature', 'share of gain', 'splits'],
      rows: gain.map((each) => [FEATURES[each.name].label, each.share, each.splits]),
    }}
  >
    <Bars
      nameHead="Feature"
      valueHead="Gain (%)"
      colour={identity.fill ?? identity.colour}
      rows={gain.map((each) => ({ name: FEATURES[each.name].label, value: 100 * each.share }))}
    />
    <p className="xs ink3 num" style={{ marginTop: 8 }}>
      {gain[0] && `${formatShare(gain[0].share, 0)} of it at “${FEATURES[gain[0].name].label}”. `}
      Says what the trees were built from, not what new rides need.
    </p>
  </Cell>
)
