import { describe, expect, it } from 'vitest'
import { BETA1, BETA2, startAdam, stepAdam } from './adam'
import { layOutNet } from './net-shape'

const layout = layOutNet({ pickups: 2, dropoffs: 2, embedding: 1, dense: 1, hidden: [2, 1], outputs: 1 })

describe('Adam with decoupled weight decay', () => {
  it('follows the formulas of the paper', () => {
    const adam = startAdam(layout, { kernel: 0, embedding: 0 })
    const weights = new Float32Array(layout.size).fill(0.5)
    const average = weights.slice()
    let [mean, square, expected] = [0, 0, 0.5]
    for (const [step, g] of [0.3, -0.2, 0.05].entries()) {
      stepAdam(adam, weights, new Float32Array(layout.size).fill(g), 0.01, average, 0.9)
      mean = BETA1 * mean + (1 - BETA1) * g
      square = BETA2 * square + (1 - BETA2) * g * g
      const t = step + 1
      expected -= (0.01 * (mean / (1 - BETA1 ** t))) / (Math.sqrt(square / (1 - BETA2 ** t)) + 1e-8)
    }
    for (const weight of weights) expect(weight).toBeCloseTo(expected, 6)
  })

  it('shrinks kernels and embeddings but no biases', () => {
    const adam = startAdam(layout, { kernel: 0.5, embedding: 0.25 })
    const weights = new Float32Array(layout.size).fill(1)
    stepAdam(adam, weights, new Float32Array(layout.size), 0.1, weights.slice(), 0)
    for (const part of layout.parts) {
      const shrunk = { kernel: 0.95, embedding: 0.975, bias: 1 }[part.kind]
      expect(weights[part.offset]).toBeCloseTo(shrunk, 6)
    }
  })

  it('moves the average towards the new weights by what is not kept', () => {
    const adam = startAdam(layout, { kernel: 0, embedding: 0 })
    const weights = new Float32Array(layout.size)
    const average = new Float32Array(layout.size).fill(2)
    stepAdam(adam, weights, new Float32Array(layout.size), 0.1, average, 0.75)
    expect(average[0]).toBeCloseTo(1.5, 6)
  })
})
