import { describe, expect, test } from 'vitest'
import type { Predictor } from '@/lib/models/predictor'
import { asksFor, firstDraft, placeLabel, predictDay, predictHere, rideOf, swapped } from './playground'
import type { KnownZone, ModelInput } from './schema/endpoints'

const aZone = (id: string, name: string | null = null): KnownZone => ({ id, name, borough: null, lat: null, lon: null })
const zones = [aZone('1'), aZone('74', 'East Harlem North'), aZone('166', 'Morningside Heights')]
const input: ModelInput = {
  fields: [],
  accepts: '',
  zones,
  layout: { kind: 'ground' },
  takesPoints: 'as-places',
  example: { pickupAt: '2023-02-01T08:15:00', pickup: '74', dropoff: '166' },
}
const honest = { distanceKm: false, fare: false }

const predictor: Predictor = {
  accepts: 'zone ids 1–263',
  takesPoints: 'as-places',
  zoneAt: (lat) => (lat > 40 ? 74 : 0),
  zoneOfCell: () => 0,
  knowsZone: (id) => id < 264,
  intervalEnds: () => null,
  predict: ({ rows, distanceKm }) => ({
    minutes: Float32Array.of(12.5 + (distanceKm?.[0] ?? 0)),
    clamped: new Uint8Array(rows),
    similarRides: new Int32Array(rows),
    unseenPlace: new Uint8Array(rows),
  }),
}

describe('a playground', () => {
  test('begins with the ride that the server proposes', () => {
    expect(firstDraft(input)).toMatchObject({ pickup: '74', dropoff: '166', at: '2023-02-01T08:15' })
  })

  test('asks nothing while a place or the time is missing', () => {
    const draft = firstDraft(input)
    expect(rideOf({ ...draft, pickup: null }, honest)).toBeNull()
    expect(rideOf({ ...draft, at: '' }, honest)).toBeNull()
    expect(rideOf(draft, honest)).toEqual({ pickupAt: '2023-02-01T08:15:00', pickup: '74', dropoff: '166' })
  })

  test('sends what is known only after a ride to models that were given it, and to no other', () => {
    const field = { name: 'distanceKm', required: true, accepts: '', knownAtPickup: false } as const
    const asking: ModelInput = { ...input, fields: [field] }
    expect(asksFor(asking)).toEqual({ distanceKm: true, fare: false })
    expect(rideOf(firstDraft(input), asksFor(asking))).toMatchObject({ distanceKm: 3 })
    expect(rideOf({ ...firstDraft(input), distanceKm: null }, asksFor(asking))).toBeNull()
    const fareOnly = { distanceKm: false, fare: true }
    expect(rideOf({ ...firstDraft(input), distanceKm: null }, fareOnly)).toMatchObject({ fare: 15 })
    expect(rideOf({ ...firstDraft(input), fare: null }, fareOnly)).toBeNull()
  })

  test('swaps pickup and drop-off', () => {
    expect(swapped(firstDraft(input))).toMatchObject({ pickup: '166', dropoff: '74' })
  })

  test('names a place by its number where it has no name', () => {
    expect(zones.map(placeLabel)).toEqual(['Zone 1', 'East Harlem North', 'Morningside Heights'])
  })
})

describe('predicting here', () => {
  const ride = { pickupAt: '2023-02-03T08:15:00', pickup: '74', dropoff: '166' }

  test('asks the model at hand', () => {
    expect(predictHere(predictor, ride)).toEqual({ ok: true, value: 12.5 })
    expect(predictHere(predictor, { ...ride, distanceKm: 2 })).toEqual({ ok: true, value: 14.5 })
  })

  test('gives the ride at each hour of its day', () => {
    const byHour: Predictor = {
      ...predictor,
      intervalEnds: () => null,
      predict: ({ rows, pickupAt }) => ({
        minutes: Float32Array.of(((pickupAt[0] ?? 0) / 3600) % 24),
        clamped: new Uint8Array(rows),
        similarRides: new Int32Array(rows),
        unseenPlace: new Uint8Array(rows),
      }),
    }
    expect(predictDay(byHour, ride)).toEqual(Array.from({ length: 24 }, (_, hour) => hour))
    expect(predictDay(byHour, { ...ride, pickup: '999' })).toBeNull()
  })

  test('refuses a place that the model does not know, and coordinates', () => {
    expect(predictHere(predictor, { ...ride, pickup: '999' }).ok).toBe(false)
    expect(predictHere(predictor, { ...ride, pickup: { lat: 1, lon: 2 } }).ok).toBe(false)
  })
})
