import * as z from 'zod'
import { EndpointName } from './names'

/** Rides in one request. */
export const MAX_RIDES = 1000

/** Visible ASCII, 1–128 characters. */
export const RideId = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'Use 1–128 visible ASCII characters.')
  .meta({ description: 'Yours, echoed; the server makes a UUIDv7 where it is left out', examples: ['r-1'] })

/** A zone id as text (or as a whole number), the index of an H3 cell where places are such, or coordinates in degrees. */
export const Place = z
  .union(
    [
      z.string().min(1).max(64),
      z.int().min(0).max(4_294_967_295),
      z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
    ],
    'Give a zone id such as "74", or {"lat":…,"lon":…} in degrees.',
  )
  .meta({
    id: 'Place',
    description:
      'Coordinates are taken by models whose places lie on the ground: H3 cells exactly, other zones by the shape that they are in or the nearest point. Too far from any: 422',
    examples: ['74', { lat: 40.75, lon: -73.99 }],
  })
export type Place = z.infer<typeof Place>

export const Ride = z
  .strictObject({
    id: RideId.optional(),
    pickupAt: z
      .string()
      .max(40)
      .meta({ description: 'Local wall-clock time, without a zone', examples: ['2023-02-03T08:15:00'] }),
    pickup: Place,
    dropoff: Place,
    distanceKm: z.number().min(0).max(10_000).optional().meta({ description: 'Only for models that were given it' }),
    passengers: z.int().min(0).max(254).optional(),
    fare: z.number().min(-100_000).max(100_000).optional().meta({ description: 'Only for models that were given it' }),
  })
  .meta({ id: 'Ride', examples: [{ id: 'r-1', pickupAt: '2023-02-03T08:15:00', pickup: '74', dropoff: '166' }] })
export type Ride = z.infer<typeof Ride>

/** POST /api/v1/endpoints/{name}/predict and POST /api/v1/shared/{token}/predict. */
export const PredictRequest = z
  .strictObject({
    rides: z.array(Ride).min(1, 'Send at least one ride.').max(MAX_RIDES, `Send at most ${MAX_RIDES} rides.`),
  })
  .meta({ id: 'PredictRequest' })
export type PredictRequest = z.infer<typeof PredictRequest>

export const Prediction = z
  .object({
    id: z.string(),
    minutes: z.number().meta({ description: 'From pickup to drop-off' }),
    clamped: z
      .literal(true)
      .optional()
      .meta({ description: 'Present where the model’s own figure was outside its range and was moved to its edge' }),
    interval: z.object({ level: z.number(), low: z.number(), high: z.number() }).optional().meta({
      description:
        'Minutes that the share `level` of rides like it stay within; absent where the model does not know how far it errs',
    }),
    basis: z.object({
      similarRides: z
        .int()
        .nonnegative()
        .meta({ description: 'Training rides between the same two places; 0 below five' }),
      unseenPair: z
        .boolean()
        .meta({ description: 'Both places are known, but fewer than five training rides joined them' }),
      unseenPlace: z.literal(true).optional().meta({
        description:
          'Present where fewer than five training rides began at the pickup, or ended at the drop-off: the model knows where the place lies, and what rides take on the whole',
      }),
    }),
    version: z.string().meta({ description: 'model/version that answered', examples: ['green-nyc/4'] }),
    variant: z.literal('champion'),
  })
  .meta({ id: 'Prediction' })
export type Prediction = z.infer<typeof Prediction>

export const PredictResponse = z.object({ endpoint: EndpointName, predictions: z.array(Prediction) }).meta({
  id: 'PredictResponse',
  examples: [
    {
      endpoint: 'green-nyc',
      predictions: [
        {
          id: 'r-1',
          minutes: 12.67,
          interval: { level: 0.8, low: 8.9, high: 18.2 },
          basis: { similarRides: 214, unseenPair: false },
          version: 'green-nyc/4',
          variant: 'champion',
        },
      ],
    },
  ],
})
export type PredictResponse = z.infer<typeof PredictResponse>
