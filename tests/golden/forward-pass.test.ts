import { expect, test } from 'vitest'
import { loadTensorFlow } from '@/lib/adapters/tfjs/load'
import { createPredictor } from '@/lib/models/create-predictor'
import { aLayersModel } from '@/tests/fixtures/a-layers-model'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { someTrips } from '@/tests/fixtures/some-trips'
import { transform } from '@/tests/fixtures/transform'

test.each(['relu', 'elu'] as const)(
  "a net with %s predicts 1,000 rides as TensorFlow.js's model.predict does, to 1e-4 min",
  async (activation) => {
    const some = someArtefact('neural')
    if (some.body.kind !== 'neural') throw new Error('not a net')
    const layers = some.body.layers.map((layer, i) => (i < 2 ? { ...layer, activation } : layer))
    const artefact = { ...some, body: { ...some.body, layers } }
    const oracle = aLayersModel(await loadTensorFlow(), artefact.body, artefact.features.centre.length)
    const rides = someTrips(1000, 21)
    const theirs = oracle.predict(transform(artefact.features, rides))
    const { minutes, clamped } = createPredictor(artefact).predict(rides)
    let compared = 0
    minutes.forEach((value, i) => {
      if (clamped[i] === 1) return
      compared++
      expect(Math.abs(value - (theirs[i] as number))).toBeLessThan(1e-4)
    })
    expect(compared).toBeGreaterThan(900)
    expect(new Set(minutes).size).toBeGreaterThan(500)
    oracle.dispose()
  },
)
