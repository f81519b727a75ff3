'use client'
import type { ReactNode } from 'react'
import { SweepChips } from '@/components/sweeps/sweep-chips'
import { Chip, LiveChip } from '@/components/ui/chip'
import { PageHead } from '@/components/ui/page'
import type { Run } from '@/lib/experiments/run'
import type { Badge } from './role'
import { BadgeChips, HonestyChips } from './run-chips'

interface Props {
  readonly run: Run
  readonly badges: readonly Badge[]
  readonly simulated: boolean
  readonly sub: ReactNode
  readonly children?: ReactNode
}

/** A run's name, what it is called elsewhere, and its state. */
export function RunHead({ run, badges, simulated, sub, children }: Props) {
  const { status } = run.state
  return (
    <PageHead
      crumbs={[
        { label: 'Experiments', href: '/experiments' },
        { label: <span className="mono">{run.id.slice(0, 4)}</span> },
      ]}
      title={run.name}
      beside={
        <>
          {(status === 'training' || status === 'queued') && <LiveChip>{status}</LiveChip>}
          {(status === 'interrupted' || status === 'cancelled') && <Chip kind="quiet">{status}</Chip>}
          {status === 'failed' && <Chip kind="bad">failed</Chip>}
          <BadgeChips badges={badges} />
          <SweepChips run={run} />
          <HonestyChips run={run} simulated={simulated} />
          {run.binnedAt !== null && <Chip kind="quiet">in the bin</Chip>}
        </>
      }
      sub={sub}
    >
      {children}
    </PageHead>
  )
}
