import { describe, expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { sweepId } from '@/lib/shared/ids'
import type { SweepStore } from '@/lib/sweeps/sweep-store'
import { aSweep } from '@/tests/fixtures/a-sweep'

export function sweepStoreContract(name: string, open: () => Promise<SweepStore>): void {
  describe(`the ${name} sweeps`, () => {
    test('are listed from the newest on', async () => {
      const store = await open()
      const [first, second] = [aSweep(), aSweep({ id: sweepId('sweep-2'), createdAt: millis(1_700_000_000_001) })]
      await store.put(first)
      await store.put(second)
      expect(await store.list()).toEqual([second, first])
      expect(await store.get(first.id)).toEqual(first)
      expect(await store.get(sweepId('none'))).toBeNull()
    })

    test('stop and go on, and finish once', async () => {
      const store = await open()
      const sweep = aSweep()
      await store.put(sweep)
      const stopped = { status: 'stopped', at: millis(5), why: 'asked' } as const
      expect(await store.move(sweep.id, { state: stopped, workedMs: 9 })).toBe(true)
      expect(await store.get(sweep.id)).toEqual({ ...sweep, state: stopped, workedMs: 9 })
      expect(await store.move(sweep.id, { state: { status: 'running', since: millis(6) } })).toBe(true)
      expect(await store.move(sweep.id, { state: { status: 'finished', at: millis(7) } })).toBe(true)
      expect(await store.move(sweep.id, { state: stopped })).toBe(false)
      expect((await store.get(sweep.id))?.state.status).toBe('finished')
      expect(await store.move(sweepId('none'), { workedMs: 1 })).toBe(false)
    })
  })
}
