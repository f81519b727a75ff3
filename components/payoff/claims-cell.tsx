import { Bars } from '@/components/charts/bars'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import type { Run } from '@/lib/experiments/run'
import { auditWords, labelLate, nameLate } from '@/lib/payoff/audit-words'
import type { Payoff } from '@/lib/payoff/payoff'
import { TwinButton } from './twin-button'

interface Props {
  readonly payoff: Payoff
  readonly runs: readonly Run[]
  readonly isMeasuring: boolean
}

/** The same model with and without what is only known when the ride is over: how far it would deceive. */
export function ClaimsCell({ payoff, runs, isMeasuring }: Props) {
  const { audit } = payoff
  const title = 'What a model would claim'
  if (!audit)
    return (
      <Cell title={title}>
        <p className="ink2">
          {isMeasuring ? 'It is measured last…' : 'It was not measured: the measurement ended before.'}
        </p>
      </Cell>
    )
  const { claims } = audit
  const models = [...new Set(claims.map(({ model }) => model))]
  return (
    <Cell
      title={title}
      sub="the mark is the same model with only what is known at pickup"
      table={
        claims.length > 0
          ? {
              name: 'what-a-model-would-claim',
              columns: [
                'model',
                'looks at as well',
                'RMSE (min)',
                'known at pickup (min)',
                'difference',
                'low',
                'high',
              ],
              rows: claims.map(({ model, features, claimed, honest, difference }) => [
                model,
                nameLate(features),
                claimed,
                honest,
                difference.value,
                difference.sureness?.low ?? null,
                difference.sureness?.high ?? null,
              ]),
            }
          : undefined
      }
    >
      <p className="b" style={{ marginBottom: 8 }}>
        {auditWords(audit)}
      </p>
      {models.map((model) => {
        const own = claims.filter((claim) => claim.model === model)
        const honest = own[0]?.honest ?? 0
        return (
          <Scrolling key={model} label={`What ${model} would claim`}>
            <Bars
              nameHead={`${model.charAt(0).toUpperCase()}${model.slice(1)}`}
              valueHead="RMSE (min)"
              rows={[
                { name: 'known at pickup', value: honest },
                ...own.map(({ features, claimed }) => ({
                  name: `+ ${labelLate(features)}`,
                  value: claimed,
                  mark: honest,
                })),
              ]}
            />
          </Scrolling>
        )
      })}
      <TwinButton payoff={payoff} runs={runs} />
    </Cell>
  )
}
