import { expect, it } from 'vitest'
import { initialWeights } from '@/lib/training/initial-weights'
import { layOutNet } from '@/lib/training/net-shape'
import { aTrainingTask } from '@/tests/fixtures/a-training-task'
import { loadTensorFlow } from './load'
import { createNetEngine } from './net-engine'

it('without wasm it trains on the cpu backend, and says so', async () => {
  const tensorFlow = await loadTensorFlow({ backend: 'cpu' })
  expect(tensorFlow.backend).toBe('cpu')
  expect(tensorFlow.label).toContain('cpu')
  expect(tensorFlow.label).toContain('slower')
  const { rows } = aTrainingTask().trips
  const shape = { pickups: 3, dropoffs: 3, embedding: 2, dense: 1, hidden: [4, 4], outputs: 1 } as const
  const weights = initialWeights(shape, 1)
  const gradient = new Float32Array(layOutNet(shape).size)
  const matrix = {
    rows,
    names: ['x'],
    dense: new Float32Array(rows).fill(0.5),
    pickup: new Int32Array(rows).fill(1),
    dropoff: new Int32Array(rows).fill(2),
  }
  const target = new Float32Array(rows).fill(1)
  const squared = createNetEngine(tensorFlow, shape).gradient(
    weights,
    { matrix, target },
    Int32Array.of(0, 1),
    gradient,
  )
  expect(squared).toBeGreaterThan(0)
  expect(gradient.some((value) => value !== 0)).toBe(true)
})
