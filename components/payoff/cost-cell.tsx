'use client'
import { NumberInput, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { PLAIN } from '@/components/ui/identity'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { Swatch } from '@/components/ui/swatch'
import { COST_RIDES, type CostRates, costDifference, costOf } from '@/lib/payoff/cost'
import type { Payoff } from '@/lib/payoff/payoff'
import { formatCount, formatFixed } from '@/lib/shared/format-number'
import { candidateIdentities } from './candidate-identities'
import classes from './cost-cell.module.css'
import type { CostDraft } from './cost-draft'
import { DifferenceText } from './difference-text'

interface Props {
  readonly payoff: Payoff
  readonly draft: CostDraft
  readonly rates: CostRates | null
  readonly onDraft: (draft: CostDraft) => void
}

/** What a minute of error costs, as a person says, and what that comes to. Nothing is learnt again. */
export function CostCell({ payoff, draft, rates, onDraft }: Props) {
  const { candidates, days } = payoff
  const identities = candidateIdentities(candidates)
  const table = candidates.find(({ kind }) => kind === 'table')
  const lines = useMemo(
    () =>
      rates && table
        ? candidates.map((candidate) => ({
            candidate,
            cost: costOf(days, candidate.byDay, rates),
            difference: candidate === table ? null : costDifference(days, candidate.byDay, table.byDay, rates),
          }))
        : [],
    [candidates, days, rates, table],
  )
  const per = rates ? `${rates.currency} per ${formatCount(COST_RIDES)} rides` : ''
  return (
    <Cell
      title="What an error costs"
      sub="a ride may end earlier or later than it was told; kept in this workspace"
      table={
        lines.length > 0
          ? {
              name: 'what-an-error-costs',
              columns: ['way', `cost (${per})`, 'less the lookup table', 'low', 'high', 'sure'],
              rows: lines.map(({ candidate, cost, difference }) => [
                candidate.name,
                cost,
                difference?.value ?? null,
                difference?.sureness?.low ?? null,
                difference?.sureness?.high ?? null,
                difference?.sureness?.certainty ?? null,
              ]),
            }
          : undefined
      }
    >
      <div className={classes.fields}>
        <NumberInput
          label="A minute early"
          description="it was told too long"
          min={0}
          max={1e6}
          hideControls
          value={draft.early}
          onChange={(value) => onDraft({ ...draft, early: String(value) })}
        />
        <NumberInput
          label="A minute late"
          description="it was told too short"
          min={0}
          max={1e6}
          hideControls
          value={draft.late}
          onChange={(value) => onDraft({ ...draft, late: String(value) })}
        />
        <TextInput
          label="Currency"
          description="as you write it"
          maxLength={8}
          value={draft.currency}
          onChange={(event) => onDraft({ ...draft, currency: event.currentTarget.value })}
        />
      </div>
      {lines.length === 0 ? (
        <p className="ink2">
          Say what a minute costs whoever waits, and the verdict is in money per {formatCount(COST_RIDES)} rides.
        </p>
      ) : (
        <Scrolling label="What errors cost">
          <table className="t dense">
            <thead>
              <tr>
                <th>Way</th>
                <th className="r" style={{ whiteSpace: 'normal' }}>
                  Cost ({per})
                </th>
                <th className="r hide-sm">Less the table’s</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ candidate, cost, difference }) => (
                <tr key={candidate.run?.id ?? candidate.kind}>
                  <td>
                    <span className="row nowrap">
                      <Swatch identity={identities.get(candidate) ?? PLAIN} />
                      <span className="ell run-name" title={candidate.name}>
                        {candidate.name}
                      </span>
                    </span>
                    {difference && (
                      <div className="only-sm sm num">
                        <div className="ink3">less the table’s</div>
                        <DifferenceText difference={difference} decimals={cost >= 100 ? 0 : 2} />
                      </div>
                    )}
                  </td>
                  <td className="r num b">{formatFixed(cost, cost >= 100 ? 0 : 2)}</td>
                  <td className="r num hide-sm">
                    <DifferenceText difference={difference} decimals={cost >= 100 ? 0 : 2} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </Cell>
  )
}
