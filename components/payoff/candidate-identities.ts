import { BASELINE, CONSTANT, type Identity, PLAIN, runIdentity } from '@/components/ui/identity'
import type { Candidate } from '@/lib/payoff/payoff'

/** What needs no learning is drawn as everywhere. */
const FIXED = { constant: CONSTANT, table: BASELINE, speed: PLAIN } as const

/** How each way to predict is drawn on this page: what has learnt in the colours of runs, in order. */
export function candidateIdentities(candidates: readonly Candidate[]): ReadonlyMap<Candidate, Identity> {
  const learned = candidates.filter(({ kind }) => kind === 'ridge' || kind === 'run')
  return new Map(
    candidates.map((each) => [
      each,
      each.kind === 'ridge' || each.kind === 'run' ? runIdentity(learned.indexOf(each)) : FIXED[each.kind],
    ]),
  )
}
