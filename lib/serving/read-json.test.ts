import { describe, expect, test } from 'vitest'
import { checkBody, parseJson, refuseParts } from './read-json'
import { DeployRequest } from './schema/endpoints'
import { NewKey } from './schema/keys'
import { PredictRequest } from './schema/predict'
import { SignIn } from './schema/session'

const RIDE = { pickupAt: '2023-02-03T08:15:00', pickup: '74', dropoff: '166' }
const withRide = (part: object) => ({ rides: [{ ...RIDE, ...part }] })

function refusalOf(schema: Parameters<typeof checkBody>[0], value: unknown) {
  const read = checkBody(schema, value)
  if (read.ok) throw new Error('accepted')
  return read.refusal
}

const detailsOf = (schema: Parameters<typeof checkBody>[0], value: unknown) =>
  refusalOf(schema, value).errors?.map(({ detail }) => detail)

describe('a JSON body', () => {
  const parsed = (text: string) => {
    const read = parseJson(new TextEncoder().encode(text))
    return read.ok ? read.value : read.refusal.code
  }
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

  test('may nest 16 deep and no deeper', () => {
    expect(parsed(nested(16))).toEqual(JSON.parse(nested(16)))
    expect(parsed(nested(17))).toBe('json/too-deep')
    expect(parsed(`{"a":${'{"b":'.repeat(16)}1${'}'.repeat(17)}`)).toBe('json/too-deep')
  })

  test('is measured by its structure, not by what its texts hold', () => {
    for (const text of ['['.repeat(40), '{'.repeat(10_000), ':'.repeat(30_000), '\\', `"${'['.repeat(40)}`, '\\"[']) {
      expect(parsed(JSON.stringify({ name: text }))).toEqual({ name: text })
    }
  })

  test('may hold what 1,000 rides hold, and not much more', () => {
    const members = (count: number) => `[${Array(count).fill('{"a":1}').join(',')}]`
    expect(parsed(members(7_999))).toHaveLength(7_999)
    expect(parsed(members(8_000))).toBe('json/too-many')
    expect(parsed(`{${Array.from({ length: 24_001 }, (_, i) => `"${i}":1`).join(',')}}`)).toBe('json/too-many')
  })

  test('holds whole characters, in keys too', () => {
    expect(parsed('{"a":"\\ud83d\\ude00"}')).toEqual({ a: '😀' })
    for (const half of ['{"a":"\\ud83d"}', '{"\\ude00":1}', '[["x\\udc00"]]'])
      expect(parsed(half)).toBe('json/lone-surrogate')
  })

  test('that is none is refused, with a hint where a number is none', () => {
    expect(parsed('{')).toBe('json/unreadable')
    const read = parseJson(new TextEncoder().encode('{"a":NaN}'))
    expect(read.ok ? '' : read.refusal.detail).toMatch(/NaN and Infinity are not JSON/)
    const broken = parseJson(Uint8Array.of(0x22, 0xff, 0x22))
    expect(broken.ok ? '' : broken.refusal.code).toBe('json/not-utf8')
  })
})

describe('what is wrong with a body is said in sentences that name the field, what was got and what to send', () => {
  test.each([
    [PredictRequest, [], 'The body is a list: send an object.'],
    [PredictRequest, null, 'The body is null: send an object.'],
    [PredictRequest, {}, '"rides" is missing: send a list.'],
    [PredictRequest, { rides: [] }, '"rides" has 0 items. Send at least one ride.'],
    [PredictRequest, { rides: [5] }, 'Item 0 of "rides" is the number 5: send an object.'],
    [PredictRequest, withRide({ distanceKm: -1 }), '"distanceKm" is the number -1: send at least 0.'],
    [PredictRequest, withRide({ distanceKm: 1e9 }), '"distanceKm" is the number 1000000000: send at most 10000.'],
    [PredictRequest, withRide({ fare: Infinity }), '"fare" is larger than a number can be: send a number.'],
    [PredictRequest, withRide({ passengers: 1.5 }), '"passengers" is the number 1.5: send a whole number.'],
    [PredictRequest, withRide({ pickupAt: 5 }), '"pickupAt" is the number 5: send a text.'],
    [
      PredictRequest,
      withRide({ pickupAt: 'x'.repeat(41) }),
      '"pickupAt" has 41 characters: send at most 40 characters.',
    ],
    [PredictRequest, withRide({ pickup: '' }), '"pickup" has 0 characters: send at least 1 character.'],
    [
      PredictRequest,
      withRide({ pickup: true }),
      '"pickup" is true. Give a zone id such as "74", or {"lat":…,"lon":…} in degrees.',
    ],
    [
      PredictRequest,
      withRide({ pickup: undefined }),
      '"pickup" is missing. Give a zone id such as "74", or {"lat":…,"lon":…} in degrees.',
    ],
    [PredictRequest, withRide({ colour: 1 }), 'Item 0 of "rides" has the unknown field "colour": leave it out.'],
    [PredictRequest, { rides: [RIDE], a: 1, b: 2 }, 'The body has the unknown fields "a", "b": leave them out.'],
    [NewKey, { name: 'ci', scope: 'all' }, '"scope" is the text "all": send "predict" or "deploy".'],
    [NewKey, { name: '', scope: 'deploy' }, '"name" has 0 characters. Give it a name of 1–100 characters.'],
    [SignIn, { token: {} }, '"token" is an object: send a text.'],
    [
      DeployRequest,
      { artefactId: `${'😀'.repeat(60)}`, model: 'm', version: 1 },
      `"artefactId" is the text "${'😀'.repeat(40)}…". Give the SHA-256 of the artefact: 64 hexadecimal digits.`,
    ],
  ])('%#: %j', (schema, value, sentence) => {
    expect(detailsOf(schema, value)).toContain(sentence)
  })

  test('whatever is sent, no sentence is a library’s own', () => {
    for (const value of [
      undefined,
      null,
      0,
      Number.POSITIVE_INFINITY,
      '',
      'x',
      [],
      {},
      true,
      { rides: null },
      { rides: [{}] },
      withRide({ pickup: { lat: 91, lon: 0, x: 1 } }),
    ])
      for (const detail of detailsOf(PredictRequest, value) ?? []) {
        expect(detail).not.toMatch(/Invalid input|Too (small|big)|Unrecognized|expected/)
        expect(detail).toMatch(/\.$/)
      }
  })
})

describe('the sentence that stands for all parts', () => {
  const part = (detail: string) => ({ pointer: '#/rides/0/pickup', detail })

  test('one part is told with its place; the body itself needs none', () => {
    expect(refuseParts('x', [part('It is wrong.')]).detail).toBe('#/rides/0/pickup: It is wrong.')
    expect(refusalOf(PredictRequest, []).detail).toBe('The body is a list: send an object.')
  })

  test('more parts are counted, in a sentence of their own', () => {
    expect(refuseParts('x', [part('It is wrong'), part('Bad.')]).detail).toBe(
      '#/rides/0/pickup: It is wrong. One more place is wrong.',
    )
    expect(
      refuseParts(
        'x',
        Array.from({ length: 30 }, () => part('Bad.')),
      ).detail,
    ).toBe('#/rides/0/pickup: Bad. 29 more places are wrong; the first 20 of the 30 are listed.')
  })
})
