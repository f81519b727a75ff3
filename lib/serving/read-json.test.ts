import { describe, expect, test } from 'vitest'
import { checkBody, refuseParts } from './read-json'
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
