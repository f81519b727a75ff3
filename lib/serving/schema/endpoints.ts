import * as z from 'zod'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { ArtefactAddress, EndpointName, Instant, Label } from './names'

export const Access = z.enum(['private', 'public']).meta({
  id: 'Access',
  description: 'private: predictions need a key or a session. public: anyone who reaches the server may predict.',
})
export type Access = z.infer<typeof Access>

/** POST /api/v1/endpoints/{name}/deploy. Creates the endpoint on its first deployment. */
export const DeployRequest = z
  .strictObject({
    artefactId: ArtefactAddress,
    model: Label.meta({ description: 'Name of the registered model' }),
    version: z.int().min(1).max(1_000_000),
    access: Access.optional().meta({ description: 'Left out: as it is; private for a new endpoint' }),
  })
  .meta({ id: 'DeployRequest' })
export type DeployRequest = z.infer<typeof DeployRequest>

/** POST /api/v1/endpoints/{name}/rollback. Without `revision`: to what was live before. */
export const RollbackRequest = z
  .strictObject({ revision: z.int().min(1).optional() })
  .meta({ id: 'RollbackRequest', examples: [{}] })
export type RollbackRequest = z.infer<typeof RollbackRequest>

/** PATCH /api/v1/endpoints/{name}. */
export const EndpointChange = z.strictObject({ access: Access }).meta({ id: 'EndpointChange' })
export type EndpointChange = z.infer<typeof EndpointChange>

/** One entry of an endpoint's timeline: never changed once made. A rollback is a new entry with an old artefact. */
export const Deployment = z
  .object({
    revision: z.int().min(1),
    action: z.enum(['deploy', 'rollback']),
    artefactId: ArtefactAddress,
    model: Label,
    version: z.int().min(1),
    family: z.enum(FAMILY_NAMES),
    deployedAt: Instant,
    by: z.string().meta({ description: 'Who did it: "session" or "key <name>"' }),
  })
  .meta({ id: 'Deployment' })
export type Deployment = z.infer<typeof Deployment>

/** One line of the endpoint list. `live` is null only before a first deployment is through. */
export const EndpointSummary = z
  .object({
    name: EndpointName,
    url: z.string().meta({ description: 'Where to POST rides' }),
    access: Access,
    createdAt: Instant,
    live: Deployment,
    /** What a rollback returns to. */
    previous: Deployment.nullable(),
    predictions: z
      .int()
      .nonnegative()
      .meta({ description: 'Rides predicted since the server started, without those tried in the playground' }),
  })
  .meta({ id: 'EndpointSummary' })
export type EndpointSummary = z.infer<typeof EndpointSummary>

/** GET /api/v1/endpoints. */
export const EndpointList = z.object({ endpoints: z.array(EndpointSummary) }).meta({ id: 'EndpointList' })
export type EndpointList = z.infer<typeof EndpointList>

/** What coordinates of places mean. */
export const PlacesLayout = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('ground') }),
    z.object({ kind: z.literal('h3'), resolution: z.int() }),
    z.object({ kind: z.literal('travel-time'), of: z.enum(['distance', 'duration']) }),
  ])
  .meta({
    id: 'PlacesLayout',
    description:
      'ground: where places are. h3: cells of the H3 grid, whose names are their indices. travel-time: positions computed from rides, not geography',
  })

/** A place that the live model knows. */
export const KnownZone = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    borough: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    outline: z.string().exactOptional().meta({
      description: 'Its shape for drawing: rings as encoded polylines of five decimals, parted by spaces, even-odd',
    }),
  })
  .meta({
    id: 'KnownZone',
    examples: [{ id: '74', name: 'East Harlem North', borough: 'Manhattan', lat: 40.8, lon: -73.93 }],
  })
export type KnownZone = z.infer<typeof KnownZone>

/** One field of a ride: what to send. */
export const InputField = z
  .object({
    name: z.enum(['id', 'pickupAt', 'pickup', 'dropoff', 'distanceKm', 'passengers', 'fare']),
    required: z.boolean(),
    accepts: z.string().meta({ description: 'In words: "zone ids 1–263"' }),
    knownAtPickup: z.boolean(),
  })
  .meta({ id: 'InputField' })
export type InputField = z.infer<typeof InputField>

/** As one would send it. */
const ExamplePlace = z.union([z.string(), z.object({ lat: z.number(), lon: z.number() })])

/** What the live model takes, and the places it knows with their names where its zone set has them. */
export const ModelInput = z
  .object({
    fields: z.array(InputField),
    accepts: z.string(),
    zones: z.array(KnownZone),
    layout: PlacesLayout,
    takesPoints: z.enum(['exactly', 'as-places', 'no']).meta({
      description:
        'What is done with {"lat":…,"lon":…}. exactly: the model looks at the point itself. as-places: the place that it is in or near stands for it. no: refused',
    }),
    example: z.object({ pickupAt: z.string(), pickup: ExamplePlace, dropoff: ExamplePlace }).meta({
      description:
        'A ride to try first: of the pairs of places at least 3 km apart, the one with the most training rides',
    }),
  })
  .meta({ id: 'ModelInput' })
export type ModelInput = z.infer<typeof ModelInput>

/** Where the live model comes from, read from its artefact. */
export const Lineage = z
  .object({
    ridecast: z.string().meta({ description: 'Version of the software that trained it' }),
    family: z.enum(FAMILY_NAMES),
    features: z.array(z.string()),
    seed: z.number(),
    dataFingerprint: z.string(),
    trainedFrom: z.string().meta({ description: 'Local date of the first training ride' }),
    trainedTo: z.string().meta({ description: 'Local date of the last training ride' }),
    trainingRides: z.int().nonnegative(),
    honestAtPickup: z.boolean(),
    simulated: z.boolean(),
    validation: z
      .object({ rmse: z.number(), mae: z.number(), n: z.int(), days: z.int() })
      .nullable()
      .meta({ description: 'On n validation rides of so many days, in minutes' }),
  })
  .meta({ id: 'Lineage' })
export type Lineage = z.infer<typeof Lineage>

/** GET /api/v1/endpoints/{name}; also the answer of deploy, rollback and PATCH. `timeline` is newest first. */
export const EndpointDetail = EndpointSummary.extend({
  input: ModelInput,
  lineage: Lineage,
  timeline: z.array(Deployment),
  logDays: z.int().nonnegative().meta({ description: 'Days that predictions are kept; 0: not logged' }),
  logDropped: z
    .int()
    .nonnegative()
    .meta({ description: 'Predictions answered but not logged since the server started' }),
}).meta({ id: 'EndpointDetail' })
export type EndpointDetail = z.infer<typeof EndpointDetail>
