import type { RunState } from './run'

type Status = RunState['status']

const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  queued: ['training', 'cancelled', 'interrupted', 'failed'],
  training: ['training', 'finished', 'failed', 'cancelled', 'interrupted'],
  // Trained again from its recipe.
  interrupted: ['queued', 'training'],
  cancelled: [],
  failed: [],
  finished: [],
}

/** May a run in this state get to that one? A finished run never changes its mind. */
export const canMove = (from: Status, to: Status): boolean => NEXT[from].includes(to)

/** Nothing more will happen to it by itself. */
export const isSettled = (state: RunState): boolean => state.status !== 'queued' && state.status !== 'training'
