import { DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { CHAMPION } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { StatTile } from '@/components/ui/stat-tile'
import { bestFirst, isFinished, rmseOf } from '@/lib/maturity/finished-run'
import type { WorkspaceFacts } from '@/lib/maturity/workspace-facts'
import { formatMetric } from '@/lib/shared/format-number'

/** The champion's validation error with its interval, and the lookup table on the same rides for scale. */
export function ChampionTile({ facts }: { readonly facts: WorkspaceFacts }) {
  const alias = facts.aliases.find((each) => each.alias === 'champion')
  const version = facts.versions.find((each) => each.model === alias?.model && each.version === alias.version)
  const rmse = version?.metrics?.valid.rmse
  if (!version || !rmse) return <StatTile label="Champion, val. RMSE" value="–" note="No version is @champion yet" />
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
  const high = Math.max(rmse.high, reference ?? 0)
  const domain = [rmse.low - (high - rmse.low) * 0.1, high + (high - rmse.low) * 0.1] as const
  return (
    <StatTile label="Champion, val. RMSE" value={formatMetric(rmse.value)} unit="min">
      <MetricWhisker metric={rmse} domain={domain} identity={CHAMPION} reference={reference} width={220} />
      <div className="row between xs ink3 num">
        <span>
          {formatMetric(rmse.low)}–{formatMetric(rmse.high)}
        </span>
        {reference !== undefined && <span>lookup {formatMetric(reference)}</span>}
      </div>
      <div className="row">
        {version.simulated && <SimulatedChip />}
        {!version.honestAtPickup && <DishonestChip />}
      </div>
    </StatTile>
  )
}
