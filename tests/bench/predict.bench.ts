import { fitFeatures } from '@/tests/fixtures/fit-features'
/** One ride, and a batch of 1,000: our forward pass with its features against TensorFlow.js's wasm backend, which is given them. */

import { loadTensorFlow } from '@/lib/adapters/tfjs/load'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { createPredictor } from '@/lib/models/create-predictor'
import { neuralForward } from '@/lib/models/neural-forward'
import { ON_GROUND, type ZoneSet } from '@/lib/places/zone-set'
import { zoneSetId } from '@/lib/shared/ids'
import { seededRandom } from '@/lib/shared/random'
import { pickTrips } from '@/lib/trips/pick-trips'
import { allocateTrips } from '@/lib/trips/trip-columns'
import { aLayersModel } from '@/tests/fixtures/a-layers-model'
import { someNet } from '@/tests/fixtures/some-artefact'
import { someForest } from '@/tests/fixtures/some-forest'
import { everyRow, MONDAY } from '@/tests/fixtures/some-trips'
import { transform } from '@/tests/fixtures/transform'

const ZONES = 263
const RIDES = 40_000
const ROUNDS = 5

const random = seededRandom(1)
const trips = allocateTrips(RIDES)
for (let i = 0; i < RIDES; i++) {
  const [from, to] = [1 + Math.floor(ZONES * random.next() ** 2), 1 + Math.floor(ZONES * random.next() ** 2)]
  trips.pickupAt[i] = MONDAY + random.int(28 * 86_400)
  trips.dropoffAt[i] = (trips.pickupAt[i] as number) + 120 + 10 * Math.abs(from - to) + random.int(900)
  trips.pickupZone[i] = from
  trips.dropoffZone[i] = to
  trips.distanceKm[i] = 1 + Math.abs(from - to) / 20
}
const zones = Array.from({ length: ZONES }, (_, i) => ({
  id: i + 1,
  name: null,
  borough: null,
  lat: 40.5 + random.next() / 3,
  lon: -74 + random.next() / 3,
}))
const zoneSet: ZoneSet = {
  schemaVersion: 2,
  id: zoneSetId('bench'),
  name: 'bench',
  zones,
  layout: ON_GROUND,
  readAs: [],
  simulated: true,
}
const { fitted } = fitFeatures({ features: DEFAULT_FEATURES }, trips, everyRow(RIDES), zoneSet, 1)
const body = someNet(fitted.pickupZones.length + 1, fitted.dropoffZones.length + 1, fitted.centre.length, [128, 64], 16)
const predictor = createPredictor({ features: fitted, body, range: { low: 1, high: 60 } })
const tensorFlow = await loadTensorFlow()
const theirs = aLayersModel(tensorFlow, body, fitted.centre.length)

const singles = Array.from({ length: 1000 }, (_, i) => pickTrips(trips, Int32Array.of(i * 7)))
const singleMatrices = singles.map((ride) => transform(fitted, ride))
const batch = pickTrips(
  trips,
  Int32Array.from({ length: 1000 }, (_, i) => i * 11),
)
const batchMatrix = transform(fitted, batch)

const ours = { one: [] as number[], batch: [] as number[] }
const other = { one: [] as number[], batch: [] as number[] }
let k = 0
for (let round = 0; round <= ROUNDS; round++) {
  const times = {
    ours: microseconds(4000, () => predictor.predict(singles[k++ % 1000] ?? batch)),
    theirs: microseconds(400, () => theirs.predict(singleMatrices[k++ % 1000] ?? batchMatrix)),
    oursBatch: microseconds(20, () => predictor.predict(batch)),
    theirsBatch: microseconds(20, () => theirs.predict(batchMatrix)),
  }
  if (round === 0) continue
  ours.one.push(times.ours)
  ours.batch.push(times.oursBatch)
  other.one.push(times.theirs)
  other.batch.push(times.theirsBatch)
}
console.log(`${tensorFlow.label}; net ${48 + fitted.centre.length}-128-64-1; CPU µs, median of ${ROUNDS} rounds`)
report('one ride', median(ours.one), median(other.one), 'at least 5×')
report('1,000 rides at once', median(ours.batch), median(other.batch), 'at least 2×')

// The net of the training benchmark, features given: what the forward pass alone takes.
const WIDTH = 12
const small = neuralForward(someNet(265, 265, WIDTH, [128, 64], 16), WIDTH)
const dense = Float32Array.from({ length: 1000 * WIDTH }, () => 2 * random.next() - 1)
const passes: number[] = []
for (let round = 0; round < ROUNDS; round++)
  passes.push(
    microseconds(20_000, () => {
      const i = k++ % 1000
      return small(dense.subarray(i * WIDTH, (i + 1) * WIDTH), i % 265, (i * 7) % 265)
    }),
  )
console.log(`2 × 265 × 16 + product + ${WIDTH} → 128 → 64 → 1, features given: ${median(passes).toFixed(2)} µs a ride`)

// One forest and three nets, as a blend has them; the nets of 128 and 64 units.
const forest = someForest({ trips, rows: everyRow(RIDES), spec: fitted.spec, zoneSet, seed: 1 }, 300).body
const blend = createPredictor({
  features: fitted,
  body: { kind: 'blend', weights: [0.4, 0.2, 0.2, 0.2], members: [forest, body, { ...body }, { ...body }] },
  range: { low: 1, high: 60 },
})
const blended: number[] = []
for (let round = 0; round < ROUNDS; round++)
  blended.push(microseconds(4_000, () => blend.predict(singles[k++ % 1000] ?? batch)))
console.log(`a blend of 300 trees and three such nets, features included: ${median(blended).toFixed(1)} µs a ride`)

function microseconds(times: number, act: () => unknown): number {
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) act()
  const spent = process.cpuUsage(before)
  return (spent.user + spent.system) / times
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number
}

function report(what: string, us: number, them: number, aim: string): void {
  console.log(
    `${what}: ours ${us.toFixed(1)} µs, features included; TensorFlow.js ${them.toFixed(1)} µs without them; ${(them / us).toFixed(1)}× (${aim})`,
  )
}
