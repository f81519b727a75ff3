import { isHonestAtPickup } from '@/lib/features/feature-spec'
import type { FittedFeatures } from '@/lib/features/fitted-features'
import { loadArtefact } from '@/lib/models/load-artefact'
import { ON_GROUND, type Zone } from '@/lib/places/zone-set'
import { formatLocalDate, formatLocalTime } from '@/lib/shared/local-time'
import { ok, type Result } from '@/lib/shared/result'
import type { CheckedModel } from './checked-model'
import { examplePair } from './example-pair'
import type { ModelFacts } from './loaded-model'

/** Reads an artefact, checks it in full and predicts its golden rides again. Any bytes are safe to give. */
export async function checkModel(bytes: Uint8Array): Promise<Result<CheckedModel>> {
  const loaded = await loadArtefact(bytes)
  if (!loaded.ok) return loaded
  const { id, artefact, prepared, predictor } = loaded.value

  const { features, data, metrics } = artefact
  const places = new Map((features.zoneSet?.zones ?? []).map((zone) => [zone.id, zone]))
  const ids = new Set([...features.pickupZones, ...features.dropoffZones, ...places.keys()])
  const zones = [...ids]
    .filter((zone) => predictor.knowsZone(zone))
    .sort((a, b) => a - b)
    .map((zone) => places.get(zone) ?? { id: zone, name: null, borough: null, lat: null, lon: null })
  const uses = features.spec.features
  const facts: ModelFacts = {
    artefactId: id,
    bytes: bytes.byteLength,
    family: artefact.body.kind,
    goldenRides: artefact.golden.rides.rows,
    zones,
    layout: features.zoneSet?.layout ?? ON_GROUND,
    example: exampleOf(features, zones),
    needs: { distanceKm: uses.includes('metered-distance'), fare: uses.includes('fare') },
    lineage: {
      ridecast: artefact.ridecast,
      family: artefact.body.kind,
      features: uses,
      seed: artefact.seed,
      dataFingerprint: data.fingerprint,
      trainedFrom: formatLocalDate(features.span.from),
      trainedTo: formatLocalDate(features.span.to - 1),
      trainingRides: data.trainingRides,
      honestAtPickup: isHonestAtPickup(features.spec),
      simulated: data.simulated,
      validation: metrics && {
        rmse: metrics.valid.rmse.value,
        mae: metrics.valid.mae.value,
        n: metrics.valid.n,
        days: metrics.valid.days,
      },
    },
  }
  return ok({ facts, prepared, golden: artefact.golden.rides })
}

const QUARTER_PAST_EIGHT = 8 * 3600 + 15 * 60

function exampleOf({ pairKeys, tables, span }: FittedFeatures, zones: readonly Zone[]): ModelFacts['example'] {
  const pair = examplePair({ pairKeys, counts: tables.pairCount }, zones)
  const [from, to] = zones
  return {
    pickupAt: formatLocalTime(span.to + QUARTER_PAST_EIGHT),
    pickup: pair?.[0] ?? from?.id ?? 1,
    dropoff: pair?.[1] ?? to?.id ?? from?.id ?? 1,
  }
}
