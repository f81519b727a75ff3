import { LineChartCell } from '@/components/charts/line-chart-cell'
import { BASELINE, runIdentity } from '@/components/ui/identity'
import { Cell } from '@/components/ui/sheet'
import { isEnough, sayJudges } from '@/lib/evaluation/enough-rides'
import { curveWords } from '@/lib/payoff/curve-words'
import type { Payoff } from '@/lib/payoff/payoff'
import { formatSi } from '@/lib/shared/format-number'

interface Props {
  readonly payoff: Payoff
  readonly isMeasuring: boolean
}

/** Does more data help? The same models after learning from ever more of the training rides. */
export function CurveCell({ payoff: { candidates, curve, audit }, isMeasuring }: Props) {
  if (!curve)
    return (
      <Cell title="Does more data help?">
        <p className="ink2">
          {isMeasuring
            ? 'It is being learnt from fewer rides…'
            : audit
              ? 'There are too few training rides to leave some of them out.'
              : 'It was not measured: the measurement ended before.'}
        </p>
      </Cell>
    )
  const { points } = curve
  const judges = candidates[0]?.metrics
  const few = judges && !isEnough(judges) ? judges : null
  const [first, last] = [points[0]?.rides ?? 0, points.at(-1)?.rides ?? 1]
  return (
    <LineChartCell
      name="does-more-data-help"
      title="Does more data help?"
      sub={
        few
          ? `RMSE on the same later rides, without intervals: ${sayJudges(few)} judge`
          : 'RMSE on the same later rides; bands are 95 % intervals from resampling days'
      }
      height={220}
      right={92}
      data={points.map(({ rides, ridge, lookup }) => ({
        rides,
        ridge: ridge.value,
        ridgeLow: ridge.low,
        ridgeHigh: ridge.high,
        lookup: lookup.value,
        lookupLow: lookup.low,
        lookupHigh: lookup.high,
      }))}
      x="rides"
      xTitle="training rides"
      yTitle="RMSE (min)"
      xDomain={[0, last]}
      xTicks={points.filter(({ rides }) => rides === first || rides * 5 > last).map(({ rides }) => rides)}
      formatX={formatSi}
      series={[
        {
          key: 'lookup',
          name: 'lookup table',
          identity: BASELINE,
          ...(!few && { band: ['lookupLow', 'lookupHigh'] as const }),
        },
        {
          key: 'ridge',
          name: 'ridge',
          identity: runIdentity(0),
          ...(!few && { band: ['ridgeLow', 'ridgeHigh'] as const }),
        },
      ]}
      note={
        <p className="sm ink2" style={{ marginTop: 8 }}>
          {curveWords(curve)}
        </p>
      }
    />
  )
}
