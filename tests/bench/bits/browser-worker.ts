import { tensorFlowTrainer } from '@/lib/adapters/tfjs/neural-trainer'
import { splitByFiles } from '@/lib/cli/split-by-files'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import type { FamilyName } from '@/lib/models/family-name'
import { parseZones } from '@/lib/places/parse-zones'
import { millis } from '@/lib/shared/clock'
import { RELEASE } from '@/lib/shared/release'
import type { Result } from '@/lib/shared/result'
import { train } from '@/lib/training/train'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { blobSource } from '@/lib/trips/trip-source'
import { readTrips } from '@/tests/fixtures/read-trips'

/** Runs in a worker of Chromium: what `ridecast train` does with these files; answers the artefacts' hashes by family. */
export interface BitsTask {
  /** Served under these names; the first is learnt from. */
  readonly trips: readonly [string, string]
  readonly places: string
  readonly families: readonly FamilyName[]
  readonly seed: number
}

const fileOf = async (name: string) => (await fetch(`/${name}`)).blob()

function mustHave<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function artefacts({ trips: names, places, families, seed }: BitsTask): Promise<Record<string, string>> {
  const blobs = await Promise.all(names.map(fileOf))
  const sources = names.map((name, i) => blobSource(name, blobs[i] as Blob))
  const trips = mustHave(await readTrips(sources, DEFAULT_RULES))
  const points = new Uint8Array(await (await fileOf(places)).arrayBuffer())
  const zoneSet = mustHave(await parseZones([{ name: places, bytes: points }]))
  const split = mustHave(splitByFiles(trips.columns, trips.files, { train: 1, valid: 1 }))
  const ids: Record<string, string> = {}
  for (const family of families) {
    const training = train(
      {
        family,
        settings: {},
        features: DEFAULT_FEATURES,
        split,
        rules: DEFAULT_RULES,
        seed,
        trips: trips.columns,
        dataFingerprint: trips.fingerprint,
        zoneSet,
        simulated: false,
      },
      {
        clock: { now: () => millis(performance.now()) },
        pause: async () => undefined,
        shouldStop: () => false,
        neural: tensorFlowTrainer({ wasmFolder: `${self.location.origin}/` }),
        ridecast: RELEASE,
        peakMemory: () => null,
      },
    )
    for (;;) {
      const step = await training.next()
      if (!step.done) continue
      ids[family] = mustHave(step.value).artefactId
      break
    }
  }
  return ids
}

self.onmessage = async ({ data }: MessageEvent<BitsTask>) => {
  try {
    self.postMessage(await artefacts(data))
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
