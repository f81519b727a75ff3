import type { Run } from '@/lib/experiments/run'

/** What a run was trained with and is not in this browser any more: its rides, or only its places. Null where all is here. */
export interface WhatIsGone {
  readonly what: 'rides' | 'zones'
  /** A sentence with what that costs and how it comes back. */
  readonly why: string
}

export function whatIsGone(
  run: Pick<Run, 'recipe'>,
  here: { readonly dataset: boolean; readonly zoneSet: boolean },
): WhatIsGone | null {
  if (!here.dataset)
    return {
      what: 'rides',
      why: 'Its rides are gone: the dataset was deleted, so it cannot be run again, compared or looked at error by error. Its figures and its model are all here. The same files imported again by the same rules bring the rest back.',
    }
  if (run.recipe.zoneSetId !== null && !here.zoneSet)
    return {
      what: 'zones',
      why: 'Its zone set was deleted, so it cannot be run again as it was. Import the zone files again, or duplicate it and choose other places. Its model holds the zones that it uses.',
    }
  return null
}
