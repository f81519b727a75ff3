import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptRides, readRides } from './read-rides'
import { PredictRequest } from './schema/predict'

/** The least of three times, in ms: what the work takes, not what else the machine does. */
function quickest(task: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    task()
    return performance.now() - start
  })
  return Math.min(...times)
}

const bytes = (text: string) => new TextEncoder().encode(text)
const ride = { pickupAt: '2023-02-03T08:15:00', pickup: '74', dropoff: '166' }
const refusalOf = (text: string | Uint8Array) => {
  const read = readRides(typeof text === 'string' ? bytes(text) : text)
  return read.ok ? null : read.refusal
}

/** Rides that are right, nearly right, and wrong in one place or many, as JSON would carry them. */
const text = fc.oneof(
  fc.constantFrom('', '74', '2023-02-03T08:15:00', 'x'.repeat(40), 'x'.repeat(41), 'x'.repeat(65), 'é', ' '),
  fc.string(),
)
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 254, 255, 1.5, 1e308, 10_000, 10_000.5, 2 ** 53 + 2, -100_000, 4_294_967_295),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const anything = fc.oneof(text, number, fc.constantFrom(null, true, [], {}), fc.record({ lat: number, lon: number }))
const fields = ['id', 'pickupAt', 'pickup', 'dropoff', 'distanceKm', 'passengers', 'fare', 'extra', 'constructor']
const full = { ...ride, id: 'r-1', distanceKm: 3.2, passengers: 2, fare: 12.5 }
/** A ride that is right, with up to two of its fields taken away or replaced by anything. */
const aRide = fc
  .array(fc.tuple(fc.constantFrom(...fields), fc.option(anything, { nil: undefined })), { maxLength: 2 })
  .map((edits) => ({ ...full, ...Object.fromEntries(edits) }))
const rides = fc.array(fc.oneof({ weight: 20, arbitrary: aRide }, { weight: 1, arbitrary: anything }), { maxLength: 3 })
const aBody = fc.oneof(
  { weight: 8, arbitrary: fc.record({ rides }) },
  { weight: 1, arbitrary: fc.record({ rides: anything, more: anything }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: anything },
)

describe('the hand-written check', () => {
  test('accepts a value only if the schema does, and gives the same rides', () => {
    let accepted = 0
    fc.assert(
      fc.property(aBody, (body) => {
        const value: unknown = JSON.parse(JSON.stringify(body))
        const fast = acceptRides(value)
        if (!fast) return
        accepted++
        const checked = PredictRequest.safeParse(value)
        expect(checked.success).toBe(true)
        expect(checked.data?.rides).toEqual(fast)
      }),
      { numRuns: 5000 },
    )
    expect(accepted).toBeGreaterThan(500)
  })

  test('draws every line where the schema draws it', () => {
    const edges = {
      id: ['', 'a', '~', ' ', 'é', '\u007f', 'x'.repeat(128), 'x'.repeat(129)],
      pickupAt: ['', 'x'.repeat(40), 'x'.repeat(41)],
      pickup: ['', 'x', 'x'.repeat(64), 'x'.repeat(65)],
      dropoff: ['', 'x', 'x'.repeat(64), 'x'.repeat(65)],
      distanceKm: [-0.001, -0, 0, 10_000, 10_000.001],
      passengers: [-1, -0, 0, 0.5, 254, 255],
      fare: [-100_001, -100_000, 100_000, 100_001],
    }
    for (const [field, values] of Object.entries(edges))
      for (const value of [...values, null, undefined, true, 5, 'x', [], {}]) {
        const { [field as keyof typeof full]: _, ...others } = full
        const body: unknown = { rides: [value === undefined ? others : { ...full, [field]: value }] }
        const isCoordinates = field === 'pickup' || field === 'dropoff' ? typeof value === 'number' : false
        const accepted = PredictRequest.safeParse(body).success && !isCoordinates
        expect([field, value, acceptRides(body) !== null]).toEqual([field, value, accepted])
      }
  })

  test('accepts whatever the schema does, if places are ids as text', () => {
    let accepted = 0
    fc.assert(
      fc.property(aBody, (body) => {
        const value: unknown = JSON.parse(JSON.stringify(body))
        const checked = PredictRequest.safeParse(value)
        if (!checked.success) return
        if (checked.data.rides.some((it) => typeof it.pickup !== 'string' || typeof it.dropoff !== 'string')) return
        accepted++
        expect(acceptRides(value)).toEqual(checked.data.rides)
      }),
      { numRuns: 5000 },
    )
    expect(accepted).toBeGreaterThan(500)
  })
})

describe('a body', () => {
  test('with __proto__ among its keys is refused and changes nothing', () => {
    const polluting = `{"rides":[{"pickupAt":"2023-02-03T08:15:00","pickup":"74","dropoff":"166","__proto__":{"polluted":1}}]}`
    expect(refusalOf(polluting)).toMatchObject({ status: 422 })
    expect(refusalOf(`{"__proto__":{"polluted":1},"rides":[${JSON.stringify(ride)}]}`)).toMatchObject({ status: 422 })
    expect('polluted' in {}).toBe(false)
  })

  test('nested a million deep is refused at once', () => {
    const bodies = ['['.repeat(1_000_000), `{"rides":${'{"a":'.repeat(100_000)}`].map(bytes)
    for (const body of bodies) expect(refusalOf(body)).toMatchObject({ status: 400, code: 'json/too-deep' })
    expect(quickest(() => bodies.forEach(refusalOf))).toBeLessThan(50)
  })

  test('of a hundred thousand keys or objects is refused at once', () => {
    const keys = `{${Array.from({ length: 80_000 }, (_, i) => `"k${i}":1`).join(',')}}`
    const objects = `{"rides":[${'{},'.repeat(300_000)}{}]}`
    const bodies = [keys, objects].map(bytes)
    for (const body of bodies) expect(refusalOf(body)).toMatchObject({ status: 400, code: 'json/too-many' })
    expect(quickest(() => bodies.forEach(refusalOf))).toBeLessThan(50)
  })

  test('of a thousand rides with everything that a ride may have is not too much', () => {
    const place = { lat: 40.75, lon: -73.99 }
    const all = {
      id: 'r',
      pickupAt: ride.pickupAt,
      pickup: place,
      dropoff: place,
      distanceKm: 1,
      passengers: 1,
      fare: 1,
    }
    expect(refusalOf(JSON.stringify({ rides: Array(1000).fill(all) }))).toBeNull()
  })

  test('with a bracket inside a string is not deep', () => {
    expect(refusalOf(JSON.stringify({ rides: [{ ...ride, id: '[[[[{{{{[[[[{{{{[[[[\\"[[[[' }] }))).toBeNull()
  })

  test('that is not UTF-8, or holds half a character, is 400', () => {
    expect(refusalOf(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).toMatchObject({ status: 400, code: 'json/not-utf8' })
    expect(refusalOf('{"rides":[{"id":"\\ud800"}]}')).toMatchObject({ status: 400, code: 'json/lone-surrogate' })
    expect(refusalOf('{"\\udc00":1}')).toMatchObject({ status: 400, code: 'json/lone-surrogate' })
    expect(refusalOf(`{"rides":[${JSON.stringify({ ...ride, id: 'x' }).replace('"x"', '"\\u0041"')}]}`)).toBeNull()
  })

  test('with numbers that are none, or too large, is refused', () => {
    expect(refusalOf('{"rides":[NaN]}')).toMatchObject({ status: 400, detail: expect.stringContaining('NaN') })
    const withPlace = (place: string) =>
      `{"rides":[{"pickupAt":"2023-02-03T08:15:00","pickup":${place},"dropoff":"166"}]}`
    for (const place of ['1e309', '9007199254740993', '-1', '1.5', '{"lat":91,"lon":0}', '""', 'null', '[]'])
      expect(refusalOf(withPlace(place))).toMatchObject({ status: 422 })
    expect(refusalOf(withPlace('74'))).toBeNull()
    expect(refusalOf(withPlace('-0'))).toBeNull()
  })

  test('wrong in a thousand places names the first twenty', () => {
    const refusal = refusalOf(JSON.stringify({ rides: Array(1000).fill({ pickup: 1 }) }))
    expect(refusal?.errors).toHaveLength(20)
    expect(refusal?.errors?.[0]?.pointer).toMatch(/^#\/rides\/0\/(pickupAt|dropoff)$/)
  })

  test('points to a key with a slash and a tilde as RFC 6901 says', () => {
    const refusal = refusalOf(`{"rides":[{"pickupAt":5,"pickup":"1","dropoff":"2"}]}`)
    expect(refusal?.errors?.[0]?.pointer).toBe('#/rides/0/pickupAt')
  })
})
