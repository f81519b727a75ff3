import type { Artefact } from '@/lib/models/artefact'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import type { RideColumns } from '@/lib/models/predictor'
import type { Ride } from '@/lib/serving/schema/predict'
import { formatLocalTime } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'
import { anOperator } from '../fixtures/an-operator'
import { someArtefact } from '../fixtures/some-artefact'
import { signIn } from './acts'
import { expect, test } from './app'
import { loadAppCode } from './app-code'

const RIDES = 1_000
const TOLERANCE_MINUTES = 1e-4

const models: readonly { readonly name: string; readonly artefact: Artefact }[] = [
  ...FAMILY_NAMES.map((family) => ({ name: family, artefact: someArtefact(family) })),
  { name: 'linear-known-later', artefact: someArtefact('linear', { knownLater: true }) },
  { name: 'neural-known-later', artefact: someArtefact('neural', { knownLater: true }) },
]

function ridesOf(columns: RideColumns): Ride[] {
  return Array.from({ length: columns.rows }, (_, i) => ({
    pickupAt: formatLocalTime(columns.pickupAt[i] ?? 0),
    pickup: String(columns.pickupZone[i]),
    dropoff: String(columns.dropoffZone[i]),
    ...(columns.distanceKm ? { distanceKm: columns.distanceKm[i] ?? 0 } : {}),
    ...(columns.fare ? { fare: columns.fare[i] ?? 0 } : {}),
  }))
}

/** Rides between any zones that the model knows, pairs never seen included, at any second from 1971 to 2037. */
function anyRides({ features, golden }: Artefact): Ride[] {
  const random = seededRandom(20_260)
  const zone = (ids: Int32Array) => String(ids[random.int(ids.length)])
  return Array.from({ length: RIDES }, () => ({
    pickupAt: formatLocalTime(31_536_000 + random.int(2_080_000_000)),
    pickup: zone(features.pickupZones),
    dropoff: zone(features.dropoffZones),
    ...(golden.rides.distanceKm ? { distanceKm: random.int(300) / 10 } : {}),
    ...(golden.rides.fare ? { fare: random.int(900) / 10 } : {}),
  }))
}

test('what the server predicts is what this browser predicts, for 1,000 random rides and the golden ones of every family', async ({
  page,
  server,
}) => {
  const operator = await anOperator(server.origin, async () => new URL(await server.newSignInAddress()).hash.slice(1))
  for (const { name, artefact } of models) await operator.deploy(name, await encodeArtefact(artefact), 1)
  await signIn(page, await server.newSignInAddress())
  await loadAppCode(page)

  for (const { name, artefact } of models) {
    const golden = ridesOf(artefact.golden.rides)
    const rides = [anyRides(artefact), golden]
    const [random, known] = await page.evaluate(
      async ({ name, rides }) => {
        const { appCode } = window
        if (!appCode) throw new Error('the app’s code is not in the page')
        const endpoint = await (await fetch(`/api/v1/endpoints/${name}`)).json()
        const file = await (await fetch(`/api/v1/models/${endpoint.live.artefactId}`)).arrayBuffer()
        const loaded = await appCode.loadArtefact(new Uint8Array(file))
        if (!loaded.ok) throw new Error(loaded.error.message)
        const answers: { here: number[]; there: number[] }[] = []
        for (const batch of rides) {
          const response = await fetch(`/api/v1/endpoints/${name}/predict`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ rides: batch }),
          })
          const { predictions }: { predictions: { minutes: number }[] } = await response.json()
          answers.push({
            here: batch.map((ride) => {
              const predicted = appCode.predictHere(loaded.value.predictor, ride)
              return predicted.ok ? predicted.value : Number.NaN
            }),
            there: predictions.map(({ minutes }) => minutes),
          })
        }
        return answers
      },
      { name, rides },
    )
    const apart = (a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): number =>
      Math.max(...Array.from(a ?? [Number.NaN], (minutes, i) => Math.abs(minutes - (b?.[i] ?? Number.NaN))))
    const furthest = apart(random?.here, random?.there)
    console.log(`${name}: browser and server ${furthest.toExponential(1)} min apart at most, over ${RIDES} rides`)
    expect(random?.there).toHaveLength(RIDES)
    expect(furthest, `${name}, random rides`).toBeLessThanOrEqual(TOLERANCE_MINUTES)
    expect(apart(known?.here, known?.there), `${name}, golden rides`).toBeLessThanOrEqual(TOLERANCE_MINUTES)
    expect(apart(artefact.golden.minutes, known?.there), `${name}, as recorded`).toBeLessThanOrEqual(TOLERANCE_MINUTES)
    if (name !== 'global-median') expect(new Set(random?.here).size, 'predictions differ').toBeGreaterThan(20)
  }
})
