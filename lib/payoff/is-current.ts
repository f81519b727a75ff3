import type { Run } from '@/lib/experiments/run'
import type { ZoneSetId } from '@/lib/shared/ids'
import type { Lineage } from '@/lib/trips/dataset'
import { runsBeside } from './judged-run'
import type { Payoff } from './payoff'

/** What an answer is about, as it is now. */
interface Measurable {
  readonly zoneSetId: ZoneSetId | null
  readonly madeFrom?: Lineage | undefined
}

/**
 * Does a kept answer still hold? It was measured whole, with the same places and with the rides of each hour counted, where the dataset was
 * made of others with their rejects, and no other run has come or gone beside it.
 */
export function isCurrent(payoff: Payoff, { zoneSetId, madeFrom }: Measurable, runs: readonly Run[]): boolean {
  if (payoff.audit === null || payoff.zoneSetId !== zoneSetId) return false
  if (payoff.speed !== null && payoff.speed.rides === undefined) return false
  if (madeFrom && payoff.whyNotHidden === undefined) return false
  const beside = runsBeside(runs, payoff.validFingerprint).map(({ id }) => id)
  return beside.join(' ') === payoff.runs.join(' ')
}
