import type { Identity } from '@/components/ui/identity'
import type { EpochPoint, Run, RunResult } from '@/lib/experiments/run'
import type { Registry } from '@/lib/registry/registry-store'
import type { RunId } from '@/lib/shared/ids'
import { type Badge, badgesOf, identitiesIn } from './role'

/** A finished run as a comparison shows it: one name and one colour in every panel. */
export interface ComparedRun {
  readonly id: RunId
  readonly name: string
  readonly run: Run
  readonly result: RunResult
  readonly identity: Identity
  readonly badges: readonly Badge[]
  readonly epochs: readonly EpochPoint[]
}

/** The champion is drawn over the others. */
export const drawnLast = (runs: readonly ComparedRun[]): readonly ComparedRun[] =>
  runs.toSorted((a, b) => Number(a.identity.cased ?? false) - Number(b.identity.cased ?? false))

/** Finished runs in the order of the link, with the colours that their places in it give them. */
export function comparedRuns(
  runs: readonly Run[],
  entries: readonly (RunId | null)[],
  registry: Registry,
  epochs: ReadonlyMap<RunId, readonly EpochPoint[]>,
): readonly ComparedRun[] {
  const identities = identitiesIn(entries, runs, registry)
  return runs.flatMap((run) => {
    const identity = identities.get(run.id)
    if (run.state.status !== 'finished' || !identity) return []
    return [
      {
        id: run.id,
        name: run.name,
        run,
        result: run.state.result,
        identity,
        badges: badgesOf(run, registry),
        epochs: epochs.get(run.id) ?? [],
      },
    ]
  })
}
