'use client'
import { useEffect } from 'react'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { mappedZones } from '@/lib/places/travel-time-map'
import { hasGroundPoints, type ZoneSet } from '@/lib/places/zone-set'
import type { Dataset } from '@/lib/trips/dataset'

/**
 * The zones as a map of the dataset shows them: where they are, else on the travel-time map, which the import worker makes from the rides
 * the first time that it is wanted. Null where neither is known (yet).
 */
export function useDrawnZones(dataset: Dataset, zoneSet: ZoneSet | null): ZoneSet | null {
  const canWrite = useCanWrite()
  const { id, travelTimeMap } = dataset
  const isPlaced = zoneSet !== null && hasGroundPoints(zoneSet)
  const isWanted = !isPlaced && travelTimeMap === undefined && canWrite
  useEffect(() => {
    if (!isWanted) return
    // The dataset's record changes with it, and the page with that. Without a map there is a table all the same.
    void import('@/workers/import/client')
      .then(({ withImporter }) => withImporter(async (importer) => importer.mapByTravelTime(id)))
      .catch(() => undefined)
  }, [isWanted, id])
  if (isPlaced) return zoneSet
  return travelTimeMap ? mappedZones(travelTimeMap, zoneSet?.zones ?? [], zoneSet?.name ?? null) : null
}
