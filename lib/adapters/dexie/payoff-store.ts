import type { PayoffStore } from '@/lib/payoff/payoff-store'
import type { Database } from './database'

/** Payoffs in IndexedDB. */
export function dexiePayoffStore({ payoffs }: Database): PayoffStore {
  return {
    get: async (id) => (await payoffs.get(id)) ?? null,
    put: async (payoff) => {
      await payoffs.put(payoff)
    },
    removeOf: async (dataset) => {
      await payoffs.where('datasetId').equals(dataset).delete()
    },
  }
}
