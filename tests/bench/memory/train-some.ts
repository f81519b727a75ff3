import { tensorFlowTrainer } from '@/lib/adapters/tfjs/neural-trainer'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import type { FamilyName } from '@/lib/models/family-name'
import { ON_GROUND, type ZoneSet } from '@/lib/places/zone-set'
import { millis } from '@/lib/shared/clock'
import { sha256, zoneSetId } from '@/lib/shared/ids'
import { localSeconds } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'
import { train } from '@/lib/training/train'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { allocateTrips, type TripColumns } from '@/lib/trips/trip-columns'

/** Runs in a worker of Chromium: trains a family once on so many made-up rides between 260 places, and one in ten more to judge by. */
export interface TrainSome {
  readonly family: FamilyName
  readonly rows: number
}

const FROM = 1_672_531_200
const DAY = 86_400
const DAYS = 50
const ZONES = 260

const zoneSet: ZoneSet = {
  schemaVersion: 2,
  id: zoneSetId('bench'),
  name: 'bench',
  simulated: true,
  layout: ON_GROUND,
  readAs: [],
  zones: Array.from({ length: ZONES }, (_, i) => ({
    id: i + 1,
    name: `Zone ${i + 1}`,
    borough: null,
    lat: 40.6 + (i % 16) / 60,
    lon: -74 + Math.floor(i / 16) / 60,
  })),
}

function madeTrips(rows: number): TripColumns {
  const random = seededRandom(1)
  const trips = allocateTrips(rows)
  for (let i = 0; i < rows; i++) {
    const from = Math.floor(random.next() ** 2 * ZONES)
    const to = Math.floor(random.next() ** 2 * ZONES)
    const km = 1 + Math.hypot((from % 16) - (to % 16), (from - to) / 16)
    trips.pickupAt[i] = FROM + Math.floor((i / rows) * DAYS * DAY)
    trips.dropoffAt[i] = (trips.pickupAt[i] as number) + Math.round(60 * (2 + 2 * km + 5 * random.next()))
    trips.pickupZone[i] = from + 1
    trips.dropoffZone[i] = to + 1
    trips.distanceKm[i] = km
    trips.fare[i] = 3 * km
  }
  return trips
}

self.onmessage = async ({ data: { family, rows } }: MessageEvent<TrainSome>) => {
  const training = train(
    {
      family,
      settings: family === 'neural' ? { epochs: 1, batchSize: 4_096 } : {},
      features: DEFAULT_FEATURES,
      split: {
        from: localSeconds(FROM),
        validFrom: localSeconds(FROM + (DAYS - 5) * DAY),
        testFrom: null,
        to: localSeconds(FROM + DAYS * DAY),
      },
      rules: DEFAULT_RULES,
      seed: 7,
      trips: madeTrips(Math.round(rows / 0.9)),
      dataFingerprint: sha256('ab'.repeat(32)),
      zoneSet,
      simulated: true,
    },
    {
      clock: { now: () => millis(performance.now()) },
      pause: async () => undefined,
      shouldStop: () => false,
      neural: tensorFlowTrainer({ wasmFolder: `${self.location.origin}/` }),
      ridecast: 'bench',
      peakMemory: () => null,
    },
  )
  try {
    for (;;) {
      const step = await training.next()
      if (!step.done) continue
      self.postMessage(step.value.ok ? { seconds: step.value.value.cost.seconds } : { error: step.value.error.message })
      return
    }
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
