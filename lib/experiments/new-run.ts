import type { Millis } from '@/lib/shared/clock'
import type { RunId } from '@/lib/shared/ids'
import type { Run, RunRecipe, SweepPart } from './run'
import { nextRunName } from './run-name'

/** A queued run of a recipe. Without a name it gets the next free one of its family. */
export function newRun(
  recipe: RunRecipe,
  given: {
    readonly id: RunId
    readonly now: Millis
    readonly taken: Iterable<string>
    readonly name?: string
    readonly sweep?: SweepPart
  },
): Run {
  return {
    schemaVersion: 1,
    id: given.id,
    name: given.name ?? nextRunName(recipe.family, given.taken),
    createdAt: given.now,
    recipe,
    environment: null,
    state: { status: 'queued' },
    tags: [],
    notes: '',
    binnedAt: null,
    ...(given.sweep && { sweep: given.sweep }),
  }
}
