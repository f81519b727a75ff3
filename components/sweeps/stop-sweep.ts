import type { Workspace } from '@/components/providers/workspace'
import type { SweepId } from '@/lib/shared/ids'

/** Begins no more trainings, whichever tab goes on with it; those under way are finished. */
export const stopSweep = ({ sweeps, clock }: Workspace, id: SweepId): Promise<boolean> =>
  sweeps.move(id, { state: { status: 'stopped', at: clock.now(), why: 'asked' } })
