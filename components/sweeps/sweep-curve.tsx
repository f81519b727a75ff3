import { Bars } from '@/components/charts/bars'
import { LineChartCell } from '@/components/charts/line-chart-cell'
import { VALIDATION } from '@/components/ui/identity'
import { Cell, Sheet } from '@/components/ui/sheet'
import { FAMILIES } from '@/lib/models/families/all'
import { bestSoFar } from '@/lib/sweeps/leaderboard'
import { settingWeights } from '@/lib/sweeps/setting-weights'
import type { Sweep } from '@/lib/sweeps/sweep'
import type { SweepResults } from './sweep-results'

interface Props {
  readonly sweep: Sweep
  readonly results: SweepResults
}

/** How the best error fell, and which settings it went with; nothing before there are two to draw. */
export function SweepCurve({ sweep, results }: Props) {
  const { plan, name } = sweep
  const points = bestSoFar(plan, results.places, results.scores)
  const weights = settingWeights(plan, results.places, results.scores)
  if (points.length < 2) return null
  const titleOf = (key: string) => FAMILIES[plan.family].fields.find((field) => field.name === key)?.title ?? key
  return (
    <Sheet columns={weights.length > 0 ? 'minmax(0, 1.4fr) minmax(0, 1fr)' : 'minmax(0, 1fr)'}>
      <LineChartCell
        name={`${name}-best`}
        title="Best so far"
        sub="line: the best; rings: each trial trained on the whole"
        data={points.map(({ place, best }) => ({ place: place + 1, best }))}
        x="place"
        xTitle="training of the sweep"
        yTitle="RMSE (min)"
        series={[{ key: 'best', name: 'best', identity: VALIDATION, width: 2.25, end: false }]}
        dots={points.map(({ place, score }) => ({ x: place + 1, y: score, fill: 'var(--rc-surface)' }))}
        yDomain={rangeOf(points.map(({ score }) => score))}
        height={200}
        right={16}
      />
      {weights.length > 0 && (
        <Cell title="What mattered" sub="how closely the rank of the error followed each setting, 0 to 1">
          <Bars
            nameHead="Setting"
            valueHead="Rank correlation"
            rows={weights.map(({ name: key, weight }) => ({ name: titleOf(key), value: weight }))}
          />
        </Cell>
      )}
    </Sheet>
  )
}

function rangeOf(scores: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...scores), Math.max(...scores)]
  const margin = Math.max(0.005, (high - low) * 0.1)
  return [low - margin, high + margin]
}
