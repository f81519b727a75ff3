import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/shared/result'
import { FOR_WORDS, wordsOfIssue } from '@/lib/shared/words-of-issue'
import { DATE_ORDERS, TIME_FORMS } from '../formats/trip-format'

const column = z.string().min(1).max(1_000)
const coordinates = { pickupLat: column, pickupLon: column, dropoffLat: column, dropoffLon: column }
const two = { pickup: column, dropoff: column }
const duration = z.strictObject({
  by: z.literal('duration'),
  column,
  unit: z.enum(['s', 'min', 'h', 'ms', 'h:mm:ss', 'mm:ss']),
})
const line = z.strictObject({ by: z.literal('polyline'), column })
const atPoints = z.strictObject({ by: z.literal('point'), ...coordinates })
/** The first and the last position of the polyline that the end of the ride is read from. */
const atLine = z.strictObject({ by: z.literal('polyline') })
/** Coordinates beside places: they say where the places are, or they are kept of each ride, which is then rejected without. */
const points = z.strictObject({ of: z.enum(['places', 'rides']), ...coordinates }).nullable()

const common = {
  /** The header that it was made for (`headerFingerprint`); null fits every header that has its columns. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  pickupAt: column,
  time: z.enum(TIME_FORMS),
  /** Of dates such as 03/04/2023; null where the first chunk of each file is to decide. */
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  distance: z.strictObject({ column, unit: z.enum(['km', 'mi', 'm', 'ft']) }).nullable(),
  passengers: column.nullable(),
  fare: column.nullable(),
  rideId: column.nullable(),
  /** Ids of zones that stand for "unknown place"; the first is given to places that are empty, which are rejected where there is none. */
  unknownPlaces: z.array(z.int().min(1).max(65_535)).max(2),
}

/** Mappings as they were first kept: times in one column each, places told in one way. */
const version1 = z.strictObject({
  version: z.literal(1),
  ...common,
  end: z.discriminatedUnion('by', [z.strictObject({ by: z.literal('dropoff'), column }), duration, line]),
  places: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('zone'), ...two }),
    z.strictObject({ by: z.literal('name'), ...two }),
    atPoints,
    atLine,
  ]),
})

const version2 = z.strictObject({
  version: z.literal(2),
  ...common,
  /** The column of the date, where `pickupAt` is a time of day alone. */
  pickupDate: column.nullable(),
  end: z.discriminatedUnion('by', [
    /** Where the pickup has a column for its date and this has none, a time of day is on the day of the pickup or on the next. */
    z.strictObject({ by: z.literal('dropoff'), column, date: column.nullable() }),
    duration,
    line,
  ]),
  places: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('zone'), ...two, points }),
    z.strictObject({ by: z.literal('name'), ...two, points }),
    atPoints,
    atLine,
  ]),
})

/** How the columns of one header are to be read, as a person chose it: columns by their names, units and forms said. */
export type TripMapping = z.infer<typeof version2>

/** Reads a mapping from JSON of any origin and of any version. Fails with `mapping/unreadable`, in a sentence about the first thing that is wrong. */
export function readMapping(value: unknown, from: string): Result<TripMapping> {
  const refuse = (why: string) => fail('mapping/unreadable', `${from} is not a mapping of columns. ${why}`.trim())
  const isFirst = typeof value === 'object' && value !== null && 'version' in value && value.version === 1
  const parsed = isFirst ? version1.safeParse(value, FOR_WORDS) : version2.safeParse(value, FOR_WORDS)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(issue ? wordsOf(issue) : '')
  }
  const mapping = parsed.data.version === 1 ? upgraded(parsed.data) : parsed.data
  if (mapping.places.by === 'polyline' && mapping.end.by !== 'polyline')
    return refuse('"places" can only be by "polyline" where "end" is too.')
  const hasDate = mapping.pickupDate !== null
  if (hasDate && mapping.time !== 'local')
    return refuse(`"time" is the text "${mapping.time}", beside a "pickupDate": give "local", or null as the date.`)
  if (!hasDate && mapping.end.by === 'dropoff' && mapping.end.date !== null)
    return refuse('"end.date" is a column, but "pickupDate" is null: name the column of the pickup date, or give null.')
  return ok(mapping)
}

function upgraded({ end, places, ...rest }: z.infer<typeof version1>): TripMapping {
  return {
    ...rest,
    version: 2,
    pickupDate: null,
    end: end.by === 'dropoff' ? { ...end, date: null } : end,
    places: places.by === 'zone' || places.by === 'name' ? { ...places, points: null } : places,
  }
}

const WAYS: Readonly<Record<string, string>> = {
  end: '"dropoff", "duration" or "polyline"',
  places: '"zone", "name", "point" or "polyline"',
}

/** The issue in words, its place in the mapping by its whole path: `"distance.unit"`. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.')
  const ways = WAYS[String(issue.path[0])]
  if (issue.code === 'invalid_union' && ways && issue.path[1] === 'by')
    return `"${path}" is ${JSON.stringify(z.object({ by: z.unknown() }).safeParse(issue.input).data?.by) ?? 'missing'}: give ${ways}.`
  return wordsOfIssue({ ...issue, path: path === '' ? [] : [path] }, 'It', 'give')
}
