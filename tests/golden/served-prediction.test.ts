import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPredictor } from '@/lib/models/create-predictor'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { PredictResponse } from '@/lib/serving/schema/predict'
import { formatLocalTime } from '@/lib/shared/local-time'
import { aServer, type RunningServer } from '../fixtures/a-server'
import { anOperator, type Operator } from '../fixtures/an-operator'
import { someArtefact } from '../fixtures/some-artefact'
import { someTrips } from '../fixtures/some-trips'

let server: RunningServer
let operator: Operator
beforeAll(async () => {
  server = await aServer()
  operator = await anOperator(server.url, server.container.offerSignIn)
})
afterAll(() => server.stop())

test.each(FAMILY_NAMES)(
  'what is served of a %s model is what the model says where it was trained, to 1e-4 min',
  async (family) => {
    const artefact = someArtefact(family)
    await operator.deploy(family, await encodeArtefact(artefact), 1)
    for (const rides of [someTrips(1000, 21), artefact.golden.rides]) {
      const { minutes, similarRides } = createPredictor(artefact).predict(rides)
      const asked = Array.from({ length: rides.rows }, (_, i) => ({
        pickupAt: formatLocalTime(rides.pickupAt[i] ?? 0),
        pickup: String(rides.pickupZone[i]),
        dropoff: String(rides.dropoffZone[i]),
      }))
      const response = await operator.call('POST', `/api/v1/endpoints/${family}/predict`, { rides: asked })
      const { predictions } = PredictResponse.parse(await response.json())
      expect(predictions).toHaveLength(rides.rows)
      const apart = predictions.map((it, i) => Math.abs(it.minutes - (minutes[i] ?? Number.NaN)))
      expect(Math.max(...apart)).toBeLessThan(1e-4)
      expect(predictions.map((it) => it.basis.similarRides)).toEqual([...similarRides])
    }
  },
)
