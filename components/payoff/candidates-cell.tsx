import Link from 'next/link'
import { DishonestChip } from '@/components/ui/chip'
import { type Identity, PLAIN } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { Swatch } from '@/components/ui/swatch'
import { figureOf, isEnough, sayJudges, tooFewToSay } from '@/lib/evaluation/enough-rides'
import { whiskerDomain } from '@/lib/experiments/whisker-domain'
import type { Candidate, Payoff } from '@/lib/payoff/payoff'
import { speedWords } from '@/lib/payoff/speed-words'
import { formatFixed, formatMetric } from '@/lib/shared/format-number'
import { addressOfRun } from '@/lib/shared/page-address'
import { candidateIdentities } from './candidate-identities'
import classes from './candidates-cell.module.css'
import { DifferenceText } from './difference-text'

const WIDTH = 200

/** Every way to predict on the same later rides, with intervals, beside the lookup table. */
export function CandidatesCell({ payoff }: { readonly payoff: Payoff }) {
  const { candidates, speed } = payoff
  const identities = candidateIdentities(candidates)
  const domain = whiskerDomain(candidates.map(({ metrics }) => figureOf(metrics, 'rmse')))
  const judges = candidates[0]?.metrics
  const few = judges && !isEnough(judges) ? judges : null
  return (
    <Cell
      title="What each way misses by"
      sub={
        few
          ? `on the same later rides, without intervals: ${sayJudges(few)} judge`
          : 'on the same later rides, with 95 % intervals from resampling days'
      }
      figure
      table={{
        name: 'does-ml-pay',
        columns: [
          'way',
          'RMSE (min)',
          'RMSE low',
          'RMSE high',
          'MAE (min)',
          'MAE low',
          'MAE high',
          'within 5 min (share)',
          'within 5 min low',
          'within 5 min high',
          'RMSE minus the lookup table (min)',
          'difference low',
          'difference high',
          'sure',
          'honest at pickup',
        ],
        rows: candidates.map(({ name, metrics, rmse, honest }) => [
          name,
          ...(['rmse', 'mae', 'within5'] as const).flatMap((key) => {
            const { value, bounds } = figureOf(metrics, key)
            return [value, bounds?.[0] ?? null, bounds?.[1] ?? null]
          }),
          rmse?.value ?? null,
          rmse?.sureness?.low ?? null,
          rmse?.sureness?.high ?? null,
          rmse?.sureness?.certainty ?? null,
          honest ? 'yes' : 'no',
        ]),
      }}
    >
      <Scrolling label="What each way misses by">
        <table className="t">
          <thead>
            <tr>
              <th>Way</th>
              <th className="r">RMSE (min)</th>
              <th className="hide-sm">
                <span className="row between num" style={{ width: WIDTH }}>
                  <span>{domain[0].toFixed(2)}</span>
                  <span>{domain[1].toFixed(2)}</span>
                </span>
              </th>
              <th className="r hide-sm">MAE (min)</th>
              <th className="r hide-sm">Within 5 min (%)</th>
              <th className="r hide-sm">RMSE less the table’s</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((each) => (
              <tr key={each.run?.id ?? each.kind}>
                <td>
                  <span className="row nowrap">
                    <Swatch identity={identities.get(each) ?? PLAIN} />
                    <Name candidate={each} />
                    {!each.honest && <DishonestChip />}
                  </span>
                  <Narrow candidate={each} domain={domain} identity={identities.get(each) ?? PLAIN} />
                </td>
                <td className="r num b">{formatMetric(each.metrics.rmse.value)}</td>
                <td className="hide-sm">
                  <MetricWhisker
                    metric={figureOf(each.metrics, 'rmse')}
                    domain={domain}
                    identity={identities.get(each) ?? PLAIN}
                    width={WIDTH}
                  />
                </td>
                <td className="r num hide-sm">
                  <Bounded candidate={each} metric="mae" />
                </td>
                <td className="r num hide-sm">
                  <Bounded candidate={each} metric="within5" />
                </td>
                <td className="r num hide-sm">
                  <DifferenceText difference={each.rmse} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="xs ink3" style={{ marginTop: 8 }}>
        {(few && tooFewToSay(few)) ?? 'Differences are taken ride by ride; ≈ is a tie.'}
      </p>
      {speed && (
        <p className="xs ink3" style={{ marginTop: 4, maxWidth: '80ch' }}>
          {speedWords(speed)}
        </p>
      )}
    </Cell>
  )
}

function Name({ candidate: { name, run } }: { readonly candidate: Candidate }) {
  if (!run) return name
  return (
    <Link className="link ell run-name" title={name} href={addressOfRun(run.id)}>
      {name}
    </Link>
  )
}

interface NarrowProps {
  readonly candidate: Candidate
  readonly domain: readonly [number, number]
  readonly identity: Identity
}

/** On a phone, what the other columns say. */
const Narrow = ({ candidate, domain, identity }: NarrowProps) => (
  <div className="only-sm num sm">
    <MetricWhisker metric={figureOf(candidate.metrics, 'rmse')} domain={domain} identity={identity} width={WIDTH} />
    <dl className={classes.narrow}>
      <dt>MAE (min)</dt>
      <dd>
        <Bounded candidate={candidate} metric="mae" />
      </dd>
      <dt>Within 5 min (%)</dt>
      <dd>
        <Bounded candidate={candidate} metric="within5" />
      </dd>
      <dt>RMSE less the table’s</dt>
      <dd>
        <DifferenceText difference={candidate.rmse} />
      </dd>
    </dl>
  </div>
)

function Bounded({ candidate, metric }: { readonly candidate: Candidate; readonly metric: 'mae' | 'within5' }) {
  const { value, bounds } = figureOf(candidate.metrics, metric)
  const show = (each: number) => (metric === 'mae' ? formatMetric(each) : formatFixed(each * 100, 1))
  return (
    <>
      <div>{show(value)}</div>
      {bounds && (
        <div className="xs ink3 nowrap">
          {show(bounds[0])} to {show(bounds[1])}
        </div>
      )}
    </>
  )
}
