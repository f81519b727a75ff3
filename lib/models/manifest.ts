import { z } from 'zod'
import { LONGEST_RIDE_SECONDS } from '@/lib/trips/import-rules'
import { DTYPES } from './container'
import { ACTIVATIONS, MOST_MEMBERS } from './model-body'

/** The JSON part of an artefact: everything that is not an array of numbers. Unknown keys are refused. */

const MAX_ZONES = 20_000
const MAX_LAYERS = 8
const MAX_SECTIONS = 200
const MAX_ELEMENTS = 8 * 2 ** 20

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const time = z.int().min(-2_147_483_648).max(2_147_483_647)
const seconds = z.int().min(1).max(LONGEST_RIDE_SECONDS)
const minutes = z.number().min(-1e6).max(1e6)
const label = z.string().max(200)

const interval = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

const metricSet = z.strictObject({
  n: z.int().min(0),
  days: z.int().min(0),
  rmse: interval,
  mae: interval,
  medianAe: interval,
  bias: interval,
  r2: interval,
  within2: interval,
  within5: interval,
})

const zone = z.strictObject({
  id: z.int().min(1).max(65_535),
  name: label.nullable(),
  borough: label.nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  outline: z.string().max(100_000).exactOptional(),
})

/** Where zones lie on the ground, as in all files of versions that knew nothing else, it is left out. */
const layout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('h3'), resolution: z.int().min(0).max(15) }),
  z.strictObject({ kind: z.literal('travel-time'), of: z.enum(['distance', 'duration']) }),
])

const zoneSet = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().max(128),
  name: label,
  zones: z.array(zone).max(MAX_ZONES),
  layout: layout.exactOptional(),
  simulated: z.boolean(),
})

const trees = z.strictObject({ kind: z.literal('trees'), start: minutes })

const neural = z.strictObject({
  kind: z.literal('neural'),
  embedding: z.int().min(0).max(256),
  layers: z
    .array(z.strictObject({ units: z.int().min(1).max(4096), activation: z.enum(ACTIVATIONS) }))
    .min(1)
    .max(MAX_LAYERS),
  shift: minutes,
  scale: minutes,
})

const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('global-median'), minutes }),
  z.strictObject({ kind: z.literal('pair-hour-lookup'), mean: minutes }),
  z.strictObject({ kind: z.literal('linear'), intercept: minutes }),
  trees,
  neural,
  z.strictObject({
    kind: z.literal('blend'),
    weights: z.array(z.number().min(0).max(1)).min(1).max(MOST_MEMBERS),
    members: z
      .array(z.discriminatedUnion('kind', [trees, neural]))
      .min(1)
      .max(MOST_MEMBERS),
  }),
])

const section = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9.]{1,60}$/),
  dtype: z.enum(DTYPES),
  shape: z.array(z.int().min(0).max(MAX_ELEMENTS)).min(1).max(2),
  offset: z.int().min(0),
  sha256: hex,
})

export const manifest = z.strictObject({
  format: z.literal(1),
  ridecast: z.string().max(40),
  seed: z.int().min(0).max(4_294_967_295),
  settings: z.record(
    z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/),
    z.union([z.number(), z.string().max(200), z.boolean()]),
  ),
  data: z.strictObject({
    fingerprint: hex,
    simulated: z.boolean(),
    split: z.strictObject({ from: time, validFrom: time, testFrom: time.nullable(), to: time }),
    trainingRides: z.int().min(1),
    rules: z.strictObject({ version: z.literal(1), minimumSeconds: seconds, maximumSeconds: seconds }).exactOptional(),
  }),
  features: z.strictObject({
    names: z.array(z.string().max(40)).max(64),
    zoneSet: zoneSet.nullable(),
    points: z.literal('rides').exactOptional(),
    span: z.strictObject({ from: time, to: time }),
    rows: z.int().min(1),
    meanMinutes: minutes,
    meanKm: z.number().min(0).max(1e4),
    kmIntercept: z.number().min(0).max(1e4),
    kmSlope: z.number().min(0).max(1e4),
  }),
  range: z.strictObject({ low: z.number().min(0).max(1e5), high: z.number().min(0).max(1e5) }),
  body,
  /** Levels of the intervals whose sections follow the body's. */
  intervals: z.tuple([z.literal(0.8), z.literal(0.95)]).exactOptional(),
  metrics: z.strictObject({ valid: metricSet, test: metricSet.nullable() }).nullable(),
  sections: z.array(section).max(MAX_SECTIONS),
})

export type Manifest = z.infer<typeof manifest>

/** How deep a manifest nests, and how many objects it may hold: checked on the text, before anything is built from it. */
export const MAX_MANIFEST_BYTES = 4 * 2 ** 20
export const MAX_DEPTH = 8
export const MAX_OBJECTS = MAX_ZONES + 200

/** Lists whose length is looked at before their items are. */
export const LISTS = [
  { path: ['sections'], max: MAX_SECTIONS, what: 'sections' },
  { path: ['body', 'layers'], max: MAX_LAYERS, what: 'layers' },
  { path: ['body', 'members'], max: MOST_MEMBERS, what: 'members' },
  { path: ['features', 'zoneSet', 'zones'], max: MAX_ZONES, what: 'zones' },
  { path: ['features', 'names'], max: 64, what: 'features' },
] as const
