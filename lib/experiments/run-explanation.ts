import { inputGroups } from '@/lib/explanation/input-groups'
import { type PermutationImportance, permutationImportanceInSteps } from '@/lib/explanation/permutation-importance'
import { type FeatureGain, treeGain } from '@/lib/explanation/tree-gain'
import { rowsBetween } from '@/lib/features/split'
import { loadArtefact } from '@/lib/models/load-artefact'
import { minutesOf } from '@/lib/models/minutes'
import type { ArtefactId, RunId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'
import type { Run, RunRecipe } from './run'

/** Where an explanation reads from. */
export interface ExplanationSources {
  run(id: RunId): Promise<Run | null>
  /** The rides that a run of this recipe learns from and is judged by. */
  trips(recipe: RunRecipe): Promise<Result<TripColumns>>
  artefact(id: ArtefactId): Promise<Result<Uint8Array>>
  /** Lets others in between two pieces of the work. */
  pause(): Promise<void>
}

/** What a finished run's model relies on. */
export interface RunExplanation {
  /** On the validation rides. */
  readonly importance: PermutationImportance
  /** Of boosted trees; null for other families. */
  readonly gain: readonly FeatureGain[] | null
}

/** Explains a finished run by its validation rides, seeded with the run's seed. Fails where its model or its rides are gone. */
export async function explainRun(sources: ExplanationSources, id: RunId): Promise<Result<RunExplanation>> {
  const run = await sources.run(id)
  if (!run) return fail('run/gone', `The run ${id} is no longer in this browser.`)
  if (run.state.status !== 'finished')
    return fail('run/not-finished', `“${run.name}” has no model yet. Open it again when it has finished.`)
  const bytes = await sources.artefact(run.state.result.artefactId)
  if (!bytes.ok) return bytes
  const loaded = await loadArtefact(bytes.value)
  if (!loaded.ok) return loaded
  const trips = await sources.trips(run.recipe)
  if (!trips.ok) return trips
  const { validFrom, testFrom, to } = run.recipe.split
  const rows = rowsBetween(trips.value.pickupAt, validFrom, testFrom ?? to)
  const judged = { rides: pickTrips(trips.value, rows), minutes: minutesOf(trips.value, rows) }
  const { artefact, predictor } = loaded.value
  const { spec } = artefact.features
  const steps = permutationImportanceInSteps(predictor, judged, inputGroups(spec), run.recipe.seed)
  let step = steps.next()
  while (!step.done) {
    await sources.pause()
    step = steps.next()
  }
  return ok({
    importance: step.value,
    gain: artefact.body.kind === 'trees' ? treeGain(artefact.body, spec) : null,
  })
}
