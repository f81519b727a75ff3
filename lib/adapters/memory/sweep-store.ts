import type { SweepId } from '@/lib/shared/ids'
import type { Sweep } from '@/lib/sweeps/sweep'
import type { SweepStore } from '@/lib/sweeps/sweep-store'

/** Sweeps in memory. */
export function memorySweepStore(): SweepStore {
  const kept = new Map<SweepId, Sweep>()
  return {
    list: async () => [...kept.values()].sort((a, b) => b.createdAt - a.createdAt),
    get: async (id) => kept.get(id) ?? null,
    put: async (sweep) => {
      kept.set(sweep.id, sweep)
    },
    move: async (id, change) => {
      const sweep = kept.get(id)
      if (!sweep || sweep.state.status === 'finished') return false
      kept.set(id, { ...sweep, ...change })
      return true
    },
  }
}
