import { travelTimeMap } from '@/lib/features/travel-time-map'
import type { TravelTimeMap } from '@/lib/places/travel-time-map'
import type { DatasetId } from '@/lib/shared/ids'
import { localSeconds } from '@/lib/shared/local-time'
import { ok, type Result } from '@/lib/shared/result'
import { atOnce } from '@/lib/shared/steps'
import type { DatasetStore } from '@/lib/trips/dataset-store'

/** Rides that tell the typical times between places; of more, the same share of every day. */
const MOST_FOR_MAP = 2_000_000

/** Places as they lie by the times between them, made once and kept with the dataset; null where its rides say too little. Fails where they cannot be read. */
export async function mapByTravelTime(
  datasets: Pick<DatasetStore, 'get' | 'readSample' | 'update'>,
  id: DatasetId,
): Promise<Result<TravelTimeMap | null>> {
  const dataset = await datasets.get(id)
  if (dataset?.travelTimeMap !== undefined) return ok(dataset.travelTimeMap)
  const whole = { from: dataset?.from ?? localSeconds(0), to: localSeconds((dataset?.to ?? 0) + 1) }
  const sampled = await datasets.readSample(id, [{ ...whole, most: MOST_FOR_MAP, seed: 1 }])
  if (!sampled.ok) return sampled
  const { trips } = sampled.value
  const rows = Int32Array.from({ length: trips.rows }, (_, i) => i)
  const made = atOnce(travelTimeMap(trips, rows))
  await datasets.update(id, { travelTimeMap: made })
  return ok(made)
}
