import type { ArtefactId, RunId } from '@/lib/shared/ids'
import { isHonest } from './honesty'
import type { Run } from './run'

/**
 * Runs worth setting beside a finished one: those whose models are champions, then the best of each other family. All were judged by the
 * same validation rides; none is in the bin. A run that is honest at pickup has only honest rivals, except for the champion.
 */
export function pickRivals(run: Run, all: readonly Run[], champions: ReadonlySet<ArtefactId>): readonly RunId[] {
  if (run.state.status !== 'finished') return []
  const { validFingerprint } = run.state.result
  const comparable = all.flatMap((other) =>
    other.id !== run.id &&
    other.binnedAt === null &&
    other.state.status === 'finished' &&
    other.state.result.validFingerprint === validFingerprint &&
    other.state.result.artefactId !== (run.state.status === 'finished' ? run.state.result.artefactId : null)
      ? [{ id: other.id, honest: isHonest(other), family: other.recipe.family, result: other.state.result }]
      : [],
  )
  const best = comparable.toSorted((a, b) => a.result.metrics.valid.rmse.value - b.result.metrics.valid.rmse.value)
  const champion = best.find((other) => champions.has(other.result.artefactId))
  const families = new Set([run.recipe.family, ...(champion ? [champion.family] : [])])
  const others = best.filter((other) => {
    // The lookup table is there in any case.
    if (families.has(other.family) || other.family === 'pair-hour-lookup') return false
    if (isHonest(run) && !other.honest) return false
    families.add(other.family)
    return true
  })
  return [...(champion ? [champion] : []), ...others].map((other) => other.id)
}

/** The rival whose model is a champion; null where none is. */
export const championAmong = (
  rivals: readonly RunId[],
  all: readonly Run[],
  champions: ReadonlySet<ArtefactId>,
): RunId | null =>
  rivals.find((id) =>
    all.some((run) => run.id === id && run.state.status === 'finished' && champions.has(run.state.result.artefactId)),
  ) ?? null
