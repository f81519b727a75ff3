import { DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { CHAMPION } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { StatTile } from '@/components/ui/stat-tile'
import { figureOf, sayJudges } from '@/lib/evaluation/enough-rides'
import { bestFirst, isFinished, rmseOf } from '@/lib/maturity/finished-run'
import type { WorkspaceFacts } from '@/lib/maturity/workspace-facts'
import { formatMetric } from '@/lib/shared/format-number'

/** The champion's validation error with its interval, and the lookup table on the same rides for scale. */
export function ChampionTile({ facts }: { readonly facts: WorkspaceFacts }) {
  const alias = facts.aliases.find((each) => each.alias === 'champion')
  const version = facts.versions.find((each) => each.model === alias?.model && each.version === alias.version)
  const valid = version?.metrics?.valid
  if (!version || !valid) return <StatTile label="Champion, val. RMSE" value="–" note="No version is @champion yet" />
  const rmse = figureOf(valid, 'rmse')
  const [lowest, highest] = rmse.bounds ?? [rmse.value, rmse.value]
  const finished = facts.runs.filter(isFinished)
  const own = finished.find(({ id }) => id === version.source.ref)
  const lookup = bestFirst(
    finished.filter(
      (run) =>
        run.recipe.family === 'pair-hour-lookup' &&
        run.state.result.validFingerprint === own?.state.result.validFingerprint,
    ),
  )[0]
  const reference = lookup && rmseOf(lookup)
  const high = Math.max(highest, reference ?? 0)
  const margin = Math.max((high - lowest) * 0.1, 0.01)
  const domain = [lowest - margin, high + margin] as const
  return (
    <StatTile label="Champion, val. RMSE" value={formatMetric(rmse.value)} unit="min">
      <MetricWhisker metric={rmse} domain={domain} identity={CHAMPION} reference={reference} width={220} />
      <div className="row between xs ink3 num">
        <span>{rmse.bounds ? `${formatMetric(lowest)}–${formatMetric(highest)}` : `only ${sayJudges(valid)}`}</span>
        {reference !== undefined && <span>lookup {formatMetric(reference)}</span>}
      </div>
      <div className="row">
        {version.simulated && <SimulatedChip />}
        {!version.honestAtPickup && <DishonestChip />}
      </div>
    </StatTile>
  )
}
