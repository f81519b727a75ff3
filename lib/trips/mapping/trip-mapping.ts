import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/shared/result'
import { FOR_WORDS, wordsOfIssue } from '@/lib/shared/words-of-issue'
import { DATE_ORDERS, TIME_FORMS } from '../formats/trip-format'

const column = z.string().min(1).max(1_000)
const coordinates = { pickupLat: column, pickupLon: column, dropoffLat: column, dropoffLon: column }
const distanceUnit = z.enum(['km', 'mi', 'm', 'ft'])

const schema = z.strictObject({
  version: z.literal(1),
  /** The header that it was made for (`headerFingerprint`); null fits every header that has its columns. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  pickupAt: column,
  time: z.enum(TIME_FORMS),
  /** Of dates such as 03/04/2023; null where the first chunk of each file is to decide. */
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  end: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('dropoff'), column }),
    z.strictObject({ by: z.literal('duration'), column, unit: z.enum(['s', 'min', 'h', 'ms']) }),
    z.strictObject({ by: z.literal('polyline'), column }),
  ]),
  places: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('zone'), pickup: column, dropoff: column }),
    z.strictObject({ by: z.literal('name'), pickup: column, dropoff: column }),
    z.strictObject({ by: z.literal('point'), ...coordinates }),
    /** The first and the last position of the polyline that the end of the ride is read from. */
    z.strictObject({ by: z.literal('polyline') }),
  ]),
  distance: z.strictObject({ column, unit: distanceUnit }).nullable(),
  passengers: column.nullable(),
  fare: column.nullable(),
  rideId: column.nullable(),
  /** Ids of zones that stand for "unknown place"; the first is given to places that are empty, which are rejected where there is none. */
  unknownPlaces: z.array(z.int().min(1).max(65_535)).max(2),
})

/** How the columns of one header are to be read, as a person chose it: columns by their names, units and forms said. */
export type TripMapping = z.infer<typeof schema>

/** Reads a mapping from JSON of any origin. Fails with `mapping/unreadable`, in a sentence about the first thing that is wrong. */
export function readMapping(value: unknown, from: string): Result<TripMapping> {
  const parsed = schema.safeParse(value, FOR_WORDS)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return fail(
      'mapping/unreadable',
      `${from} is not a mapping of columns. ${issue ? wordsOfIssue(issue, 'It', 'give') : ''}`.trim(),
    )
  }
  if (parsed.data.places.by === 'polyline' && parsed.data.end.by !== 'polyline')
    return fail(
      'mapping/unreadable',
      `${from} is not a mapping of columns. "places" can only be by "polyline" where "end" is too.`,
    )
  return ok(parsed.data)
}
