import type { Payoff } from '@/lib/payoff/payoff'
import type { PayoffStore } from '@/lib/payoff/payoff-store'

/** Payoffs in memory. */
export function memoryPayoffStore(): PayoffStore {
  const kept = new Map<string, Payoff>()
  return {
    get: async (id) => kept.get(id) ?? null,
    put: async (payoff) => {
      kept.set(payoff.id, payoff)
    },
    removeOf: async (dataset) => {
      for (const { id, datasetId } of kept.values()) if (datasetId === dataset) kept.delete(id)
    },
  }
}
