import { describe, expect, test } from 'vitest'
import type { MappingStore } from '@/lib/trips/mapping/mapping-store'
import type { TripMapping } from '@/lib/trips/mapping/trip-mapping'

const aMapping = (pickupAt: string): TripMapping => ({
  version: 2,
  fingerprint: 'a'.repeat(16),
  pickupDate: null,
  pickupAt,
  time: 'local',
  dateOrder: 'dmy',
  end: { by: 'duration', column: 'length', unit: 'min' },
  places: { by: 'name', pickup: 'from', dropoff: 'to', points: null },
  distance: { column: 'metres', unit: 'm' },
  passengers: null,
  fare: null,
  rideId: 'ride',
  unknownPlaces: [],
})

export function mappingStoreContract(name: string, open: () => Promise<MappingStore>): void {
  describe(`the ${name} mappings`, () => {
    test('one is kept for a header, the last', async () => {
      const store = await open()
      await store.put({ fingerprint: 'b'.repeat(16), mapping: aMapping('other') })
      await store.put({ fingerprint: 'a'.repeat(16), mapping: aMapping('when') })
      await store.put({ fingerprint: 'a'.repeat(16), mapping: aMapping('start') })
      expect(await store.get('a'.repeat(16))).toEqual(aMapping('start'))
      expect((await store.list()).map(({ mapping }) => mapping.pickupAt)).toEqual(['start', 'other'])
    })

    test('one that is removed is not used again', async () => {
      const store = await open()
      await store.put({ fingerprint: 'a'.repeat(16), mapping: aMapping('when') })
      await store.remove('a'.repeat(16))
      expect(await store.get('a'.repeat(16))).toBeNull()
    })
  })
}
