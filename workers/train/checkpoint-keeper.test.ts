import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import type { FitState } from '@/lib/training/fit-state'
import { checkpointKeeper, EVERY_MS, FIRST_MS } from './checkpoint-keeper'

const STATE: FitState = {
  kind: 'neural',
  found: null,
  searched: 0,
  rowsSeen: 0,
  net: {
    memory: {
      ...{ weights: new Float32Array(1), average: new Float32Array(1), mean: new Float32Array(1) },
      ...{ square: new Float32Array(1), steps: 0 },
    },
    ...{ epoch: 0, batch: 0, squared: 0, order: new Int32Array(1), random: new Uint32Array(4) },
    best: { weights: new Float32Array(1), epoch: 0, rmse: 0 },
  },
}

/** Offers a state every 100 ms for a minute; each save takes so long. When they were saved. */
async function savedOver60s(takes: number, save: (at: number) => Promise<void> = async () => {}) {
  let now = 0
  let asked = 0
  const saved: number[] = []
  const said: number[] = []
  const rest = checkpointKeeper(
    { now: () => millis(now) },
    async () => {
      saved.push(now)
      await save(now)
      now += takes
    },
    async () => void said.push(now),
  )
  for (; now < 60_000; now += 100)
    await rest(() => {
      asked++
      return STATE
    })
  expect(asked).toBe(saved.length)
  return { saved, said }
}

test('the first checkpoint is soon, the others every few seconds, and no state is copied between', async () => {
  const { saved } = await savedOver60s(0)
  expect(saved.slice(0, 3)).toEqual([FIRST_MS, FIRST_MS + EVERY_MS, FIRST_MS + 2 * EVERY_MS])
})

test('where one takes long the next waits, so that they take a fiftieth of the time', async () => {
  const { saved } = await savedOver60s(400)
  expect(saved.length).toBeLessThanOrEqual(3)
  expect(saved.length * 400).toBeLessThanOrEqual(60_000 / 50 + 400)
})

test('where there is no room it is said once, and no more is saved', async () => {
  const { saved, said } = await savedOver60s(0, async (at) => {
    if (at > 5_000) throw new DOMException('full', 'QuotaExceededError')
  })
  expect(saved).toHaveLength(3)
  expect(said).toEqual([saved[2]])
})

test('what else goes wrong is not taken for a full disk', async () => {
  await expect(savedOver60s(0, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
})
