import { type ErrorReport, type JudgedRides, reportErrors } from '@/lib/evaluation/error-report'
import { judgedRides, type Part } from '@/lib/evaluation/judged-rides'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import { type PairedDifference, type PairedDifferences, pairedDifferences } from '@/lib/evaluation/paired-difference'
import { straightKm } from '@/lib/evaluation/straight-km'
import type { Zone } from '@/lib/places/zone-set'
import type { RunId, ZoneSetId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { checkComparable } from './compare-runs'
import { isHonest } from './honesty'
import type { Run, RunRecipe } from './run'
import type { RunPredictions } from './run-store'

/** Where reports read from. */
export interface ReportSources {
  run(id: RunId): Promise<Run | null>
  predictions(id: RunId): Promise<RunPredictions | null>
  /** The rides that a run of this recipe learns from and is judged by. */
  trips(recipe: RunRecipe): Promise<Result<TripColumns>>
  /** The zones of a set; none where it was deleted. */
  zones(id: ZoneSetId): Promise<readonly Zone[]>
  /** The lookup table on the same split, where it can be had. */
  lookup(run: Run, trips: TripColumns, part: Part): Promise<LookupTable | null>
}

/** The model that needs no learning: what every other has to beat. */
export interface LookupTable {
  readonly predicted: Float32Array
  readonly metrics: MetricSet
}

/** Another run on the same rides. */
interface RivalReport {
  readonly id: RunId
  readonly name: string
  readonly metrics: MetricSet
  readonly honest: boolean
  /** This run's error minus the rival's. */
  readonly rmse: PairedDifference | null
}

/** One finished run on one part of its split. */
export interface RunReport {
  readonly part: Part
  readonly metrics: MetricSet
  readonly errors: ErrorReport
  readonly lookup: {
    readonly metrics: MetricSet
    readonly errors: ErrorReport
    readonly rmse: PairedDifference | null
  } | null
  readonly rivals: readonly RivalReport[]
}

/** 2–8 finished runs on the same validation rides, in the order asked for. */
export interface ComparisonReport {
  readonly rides: number
  readonly days: number
  readonly runs: readonly { readonly id: RunId; readonly errors: ErrorReport }[]
  readonly differences: PairedDifferences
  readonly lookup: MetricSet | null
}

/** The errors of a run, beside the lookup table's and those of rivals judged by the same rides (others are left out). */
export async function reportRun(
  sources: ReportSources,
  id: RunId,
  rivals: readonly RunId[],
  part: Part,
): Promise<Result<RunReport>> {
  const loaded = await load(sources, id, part)
  if (!loaded.ok) return loaded
  const { run, metrics, predicted, rides, trips } = loaded.value
  const lookup = await sources.lookup(run, trips, part)
  const others: { run: Run; metrics: MetricSet; predicted: Float32Array }[] = []
  for (const rival of rivals) {
    const other = await sources.run(rival)
    const otherMetrics = other && metricsOn(other, part)
    const stored = (await sources.predictions(rival))?.[part]
    if (other && otherMetrics && stored && fingerprintOn(other, part) === fingerprintOn(run, part))
      others.push({ run: other, metrics: otherMetrics, predicted: stored })
  }
  const compared = [predicted, ...others.map((other) => other.predicted), ...(lookup ? [lookup.predicted] : [])]
  const first = pairedDifferences(rides, compared).rmse[0] ?? []
  const { zoneSetId } = run.recipe
  const km = zoneSetId && straightKm(rides, await sources.zones(zoneSetId))
  return ok({
    part,
    metrics,
    errors: reportErrors(rides, predicted, km),
    lookup: lookup && {
      metrics: lookup.metrics,
      errors: reportErrors(rides, lookup.predicted, km),
      rmse: first[compared.length - 1] ?? null,
    },
    rivals: others.map((other, i) => ({
      id: other.run.id,
      name: other.run.name,
      metrics: other.metrics,
      honest: isHonest(other.run),
      rmse: first[i + 1] ?? null,
    })),
  })
}

/** Sets runs side by side on the validation rides that judged them all. */
export async function reportComparison(
  sources: ReportSources,
  ids: readonly RunId[],
): Promise<Result<ComparisonReport>> {
  const runs: Run[] = []
  for (const id of ids) {
    const run = await sources.run(id)
    if (!run) return fail('run/gone', `The run ${id} is no longer in this browser.`)
    runs.push(run)
  }
  const comparable = checkComparable(runs)
  if (!comparable.ok) return comparable
  const [first, ...others] = runs
  if (!first) return fail('compare/too-few', 'Select at least two runs to compare.')
  const loaded = await load(sources, first.id, 'valid')
  if (!loaded.ok) return loaded
  const { rides, trips } = loaded.value
  const predicted = [loaded.value.predicted]
  for (const run of others) {
    const each = await predictionsOf(sources, run, 'valid', rides.rows)
    if (!each.ok) return each
    predicted.push(each.value)
  }
  return ok({
    rides: rides.rows,
    days: loaded.value.metrics.days,
    runs: runs.map((run, i) => ({ id: run.id, errors: reportErrors(rides, predicted[i] as Float32Array) })),
    differences: pairedDifferences(rides, predicted),
    lookup: (await sources.lookup(first, trips, 'valid'))?.metrics ?? null,
  })
}

interface Loaded {
  readonly run: Run
  readonly metrics: MetricSet
  readonly predicted: Float32Array
  readonly rides: JudgedRides
  readonly trips: TripColumns
}

async function load(sources: ReportSources, id: RunId, part: Part): Promise<Result<Loaded>> {
  const run = await sources.run(id)
  if (!run) return fail('run/gone', `The run ${id} is no longer in this browser.`)
  const metrics = metricsOn(run, part)
  if (!metrics)
    return fail(
      'run/not-judged',
      `“${run.name}” was not judged on a ${part === 'test' ? 'test' : 'validation'} period.`,
    )
  const trips = await sources.trips(run.recipe)
  if (!trips.ok) return trips
  const rides = judgedRides(trips.value, run.recipe.split, part)
  if (!rides.ok) return rides
  const predicted = await predictionsOf(sources, run, part, rides.value.rows)
  if (!predicted.ok) return predicted
  return ok({ run, metrics, predicted: predicted.value, rides: rides.value, trips: trips.value })
}

/** What a run predicted for each ride of a part; fails where that is not stored or belongs to other rides. */
async function predictionsOf(
  sources: ReportSources,
  run: Run,
  part: Part,
  rides: number,
): Promise<Result<Float32Array>> {
  const predicted = (await sources.predictions(run.id))?.[part]
  if (!predicted)
    return fail(
      'run/no-predictions',
      `The predictions of “${run.name}” are no longer stored. Run it again to see its errors.`,
    )
  if (predicted.length === rides) return ok(predicted)
  return fail(
    'run/other-rides',
    `“${run.name}” was judged by ${predicted.length} rides, but its dataset now gives ${rides}. Run it again.`,
  )
}

const metricsOn = (run: Run, part: Part): MetricSet | null =>
  run.state.status === 'finished' ? run.state.result.metrics[part] : null

function fingerprintOn(run: Run, part: Part): string | null {
  if (run.state.status !== 'finished') return null
  return part === 'test' ? run.state.result.testFingerprint : run.state.result.validFingerprint
}
