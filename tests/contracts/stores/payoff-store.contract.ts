import { describe, expect, test } from 'vitest'
import type { PayoffStore } from '@/lib/payoff/payoff-store'
import { datasetId } from '@/lib/shared/ids'
import { localSeconds } from '@/lib/shared/local-time'
import { aPayoff } from '@/tests/fixtures/a-payoff'

export function payoffStoreContract(name: string, open: () => Promise<PayoffStore>): void {
  describe(`the ${name} payoffs`, () => {
    test('one is kept for a dataset and split, the last', async () => {
      const store = await open()
      const payoff = aPayoff()
      const later = aPayoff({ split: { ...payoff.split, validFrom: localSeconds(172_800) } })
      await store.put(payoff)
      await store.put({ ...payoff, seconds: 6 })
      await store.put(later)
      expect(await store.get(payoff.id)).toEqual({ ...payoff, seconds: 6 })
      expect(await store.get(later.id)).toEqual(later)
      expect(await store.get('another')).toBeNull()
    })

    test('they go with their dataset, those of others stay', async () => {
      const store = await open()
      const [one, other] = [aPayoff(), aPayoff({ datasetId: datasetId('e'.repeat(64)) })]
      await store.put(one)
      await store.put(other)
      await store.removeOf(one.datasetId)
      expect(await store.get(one.id)).toBeNull()
      expect(await store.get(other.id)).toEqual(other)
    })
  })
}
