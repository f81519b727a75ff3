import type { Run } from '@/lib/experiments/run'
import type { ZoneSetId } from '@/lib/shared/ids'
import { runsBeside } from './judged-run'
import type { Payoff } from './payoff'

/** Does a kept answer still hold? It was measured whole, with the same places, and no other run has come or gone beside it. */
export function isCurrent(payoff: Payoff, zoneSetId: ZoneSetId | null, runs: readonly Run[]): boolean {
  const beside = runsBeside(runs, payoff.validFingerprint).map(({ id }) => id)
  return payoff.audit !== null && payoff.zoneSetId === zoneSetId && beside.join(' ') === payoff.runs.join(' ')
}
