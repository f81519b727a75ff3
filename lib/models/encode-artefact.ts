import type { FittedFeatures } from '@/lib/features/fitted-features'
import type { RidePoints } from '@/lib/features/ride-columns'
import type { Zone, ZoneSet } from '@/lib/places/zone-set'
import { hashBytes } from '@/lib/shared/hash'
import { type ArtefactId, artefactId } from '@/lib/shared/ids'
import type { Artefact, GoldenRides } from './artefact'
import { describeSections, type NamedSection, packContainer, type SectionData } from './container'
import { INTERVAL_LEVELS, type IntervalTable } from './interval-table'
import { type Manifest, manifest as schema } from './manifest'
import type { ModelBody, NeuralBody, TreesBody } from './model-body'

/** The artefact's file: the same artefact gives the same bytes, on every platform. */
export async function encodeArtefact(artefact: Artefact): Promise<Uint8Array> {
  const sections = sectionsOf(artefact)
  const { features, body } = artefact
  const manifest: Manifest = {
    format: 1,
    ridecast: artefact.ridecast,
    seed: artefact.seed,
    settings: Object.fromEntries(Object.entries(artefact.settings).sort(([a], [b]) => (a < b ? -1 : 1))),
    data: artefact.data,
    features: {
      names: [...features.spec.features],
      zoneSet: features.zoneSet && describePlaces(features.zoneSet),
      // Absent where points are those of zones, as they were in all files before.
      ...(features.pointsOf === 'rides' ? { points: 'rides' as const } : {}),
      span: features.span,
      rows: features.tables.rows,
      meanMinutes: features.tables.meanMinutes,
      meanKm: features.tables.meanKm,
      kmIntercept: features.tables.kmIntercept,
      kmSlope: features.tables.kmSlope,
    },
    range: artefact.range,
    body: describeBody(body),
    ...(artefact.intervals && { intervals: [INTERVAL_LEVELS[0], INTERVAL_LEVELS[1]] satisfies Manifest['intervals'] }),
    metrics: artefact.metrics,
    sections: (await describeSections(sections)).map((entry) => ({ ...entry, shape: [...entry.shape] })),
  }
  // The schema puts keys into its own order, whatever order they came in, and throws where we would write what we could not read.
  return packContainer(schema.parse(manifest), sections)
}

/** The name by which an artefact is known everywhere: the hash of its bytes. */
export const identifyArtefact = async (bytes: Uint8Array): Promise<ArtefactId> => artefactId(await hashBytes(bytes))

/**
 * What prediction and a playground need of a zone set. The outlines of H3 cells stay behind: their indices say them. How the files were
 * read does, too.
 */
function describePlaces({ id, name, zones, layout, simulated }: ZoneSet): NonNullable<Manifest['features']['zoneSet']> {
  const drawn = layout.kind === 'h3' ? zones.map(({ outline, ...zone }) => zone) : zones
  const told = { schemaVersion: 1 as const, id, name, zones: drawn.map(shortened), simulated }
  // Files of zones on the ground read as they did before there was anything else.
  return layout.kind === 'ground' ? told : { ...told, layout }
}

/** Names are labels: 200 characters say enough. */
const shortened = ({ name, borough, ...zone }: Zone): Zone => ({
  ...zone,
  name: name?.slice(0, 200) ?? null,
  borough: borough?.slice(0, 200) ?? null,
})

/** Names that sections have; those of a net's layers are numbered. */
export type SectionName =
  | `features.${'pickupZones' | 'dropoffZones' | 'pairKeys' | 'pace' | 'centre' | 'scale'}`
  | `features.${'pickup' | 'dropoff' | 'pair'}${'Count' | 'Mean' | 'Km'}`
  | `body.${'pickupEffect' | 'dropoffEffect' | 'pairEffect' | 'bandFactor' | 'cellKeys' | 'cellEffect'}`
  | 'body.weights'
  | `body.${MemberSection}`
  | `body.members.${number}.${MemberSection}`
  | `intervals.${'knots' | 'spread' | 'ends'}`
  | `golden.${'pickupAt' | 'pickupZone' | 'dropoffZone' | 'distanceKm' | 'fare' | 'points' | 'minutes'}`

/** Of a model that may be a member of others. */
type MemberSection =
  | 'pickup'
  | 'dropoff'
  | 'roots'
  | 'column'
  | 'threshold'
  | 'left'
  | 'missingLeft'
  | 'value'
  | 'rides'
  | 'gain'
  | 'pickupBin'
  | 'dropoffBin'
  | 'sets'
  | `layers.${number}.${'kernel' | 'bias'}`

/** Before the names of a model's own sections. */
type BodyPrefix = 'body' | `body.members.${number}`

export interface ModelSection extends NamedSection {
  readonly name: SectionName
}

const flat = (name: SectionName, data: SectionData): ModelSection => ({ name, shape: [data.length], data })

/** All arrays of a file, in the order in which a reader takes them. */
export function sectionsOf({ features, body, intervals, golden }: Artefact): readonly ModelSection[] {
  return [
    ...featureSections(features),
    ...bodySections(body),
    ...(intervals ? intervalSections(intervals) : []),
    ...goldenSections(golden),
  ]
}

function featureSections({ pickupZones, dropoffZones, pairKeys, tables, centre, scale }: FittedFeatures) {
  return [
    flat('features.pickupZones', pickupZones),
    flat('features.dropoffZones', dropoffZones),
    flat('features.pairKeys', pairKeys),
    flat('features.pickupCount', tables.pickupCount),
    flat('features.pickupMean', tables.pickupMean),
    flat('features.pickupKm', tables.pickupKm),
    flat('features.dropoffCount', tables.dropoffCount),
    flat('features.dropoffMean', tables.dropoffMean),
    flat('features.dropoffKm', tables.dropoffKm),
    flat('features.pairCount', tables.pairCount),
    flat('features.pairMean', tables.pairMean),
    flat('features.pairKm', tables.pairKm),
    flat('features.pace', tables.pace),
    flat('features.centre', centre),
    flat('features.scale', scale),
  ]
}

function bodySections(body: ModelBody): readonly ModelSection[] {
  switch (body.kind) {
    case 'global-median':
      return []
    case 'pair-hour-lookup':
      return [
        flat('body.pickupEffect', body.pickupEffect),
        flat('body.dropoffEffect', body.dropoffEffect),
        flat('body.pairEffect', body.pairEffect),
        flat('body.bandFactor', body.bandFactor),
        flat('body.cellKeys', body.cellKeys),
        flat('body.cellEffect', body.cellEffect),
      ]
    case 'linear':
      return [flat('body.weights', body.weights), flat('body.pickup', body.pickup), flat('body.dropoff', body.dropoff)]
    case 'trees':
      return treeSections(body, 'body')
    case 'neural':
      return netSections(body, 'body')
    case 'blend':
      return body.members.flatMap((member, k) =>
        member.kind === 'trees' ? treeSections(member, `body.members.${k}`) : netSections(member, `body.members.${k}`),
      )
  }
}

function treeSections(body: TreesBody, prefix: BodyPrefix): readonly ModelSection[] {
  return [
    flat(`${prefix}.roots`, body.roots),
    flat(`${prefix}.column`, body.column),
    flat(`${prefix}.threshold`, body.threshold),
    flat(`${prefix}.left`, body.left),
    flat(`${prefix}.missingLeft`, body.missingLeft),
    flat(`${prefix}.value`, body.value),
    flat(`${prefix}.rides`, body.rides),
    flat(`${prefix}.gain`, body.gain),
    flat(`${prefix}.pickupBin`, body.pickupBin),
    flat(`${prefix}.dropoffBin`, body.dropoffBin),
    flat(`${prefix}.sets`, body.sets),
  ]
}

function netSections(body: NeuralBody, prefix: BodyPrefix): readonly ModelSection[] {
  const table = (name: SectionName, data: Float32Array): ModelSection => ({
    name,
    shape: [body.embedding === 0 ? 0 : data.length / body.embedding, body.embedding],
    data,
  })
  return [
    table(`${prefix}.pickup`, body.pickup),
    table(`${prefix}.dropoff`, body.dropoff),
    ...body.layers.flatMap(({ units, kernel, bias }, i): readonly ModelSection[] => [
      { name: `${prefix}.layers.${i}.kernel`, shape: [kernel.length / units, units], data: kernel },
      flat(`${prefix}.layers.${i}.bias`, bias),
    ]),
  ]
}

const intervalSections = ({ knots, spread, ends }: IntervalTable): readonly ModelSection[] => [
  flat('intervals.knots', knots),
  flat('intervals.spread', spread),
  flat('intervals.ends', ends),
]

function goldenSections({ rides, minutes }: GoldenRides): readonly ModelSection[] {
  return [
    flat('golden.pickupAt', rides.pickupAt),
    flat('golden.pickupZone', Int32Array.from(rides.pickupZone)),
    flat('golden.dropoffZone', Int32Array.from(rides.dropoffZone)),
    ...(rides.distanceKm ? [flat('golden.distanceKm', rides.distanceKm)] : []),
    ...(rides.fare ? [flat('golden.fare', rides.fare)] : []),
    ...(rides.points ? [pointSection(rides.points, rides.rows)] : []),
    flat('golden.minutes', minutes),
  ]
}

/** Latitudes and longitudes of the pickups, then of the drop-offs. */
function pointSection({ pickupLat, pickupLon, dropoffLat, dropoffLon }: RidePoints, rows: number): ModelSection {
  const data = new Float32Array(4 * rows)
  for (const [at, column] of [pickupLat, pickupLon, dropoffLat, dropoffLon].entries()) data.set(column, at * rows)
  return { name: 'golden.points', shape: [4, rows], data }
}

function describeBody(body: ModelBody): Manifest['body'] {
  switch (body.kind) {
    case 'global-median':
      return { kind: body.kind, minutes: body.minutes }
    case 'pair-hour-lookup':
      return { kind: body.kind, mean: body.mean }
    case 'linear':
      return { kind: body.kind, intercept: body.intercept }
    case 'trees':
      return { kind: body.kind, start: body.start }
    case 'neural':
      return describeNet(body)
    case 'blend':
      return {
        kind: body.kind,
        weights: [...body.weights],
        members: body.members.map((member) =>
          member.kind === 'trees' ? { kind: member.kind, start: member.start } : describeNet(member),
        ),
      }
  }
}

const describeNet = ({ kind, embedding, layers, shift, scale }: NeuralBody) => ({
  kind,
  embedding,
  layers: layers.map(({ units, activation }) => ({ units, activation })),
  shift,
  scale,
})
