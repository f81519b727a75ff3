import type { SweepStore } from '@/lib/sweeps/sweep-store'
import type { Database } from './database'

/** Sweeps in IndexedDB. */
export function dexieSweepStore(database: Database): SweepStore {
  const { sweeps } = database
  return {
    list: () => sweeps.orderBy('createdAt').reverse().toArray(),
    get: async (id) => (await sweeps.get(id)) ?? null,
    put: async (sweep) => {
      await sweeps.put(sweep)
    },
    move: (id, change) =>
      database.transaction('rw', sweeps, async () => {
        const sweep = await sweeps.get(id)
        if (!sweep || sweep.state.status === 'finished') return false
        await sweeps.put({ ...sweep, ...change })
        return true
      }),
  }
}
