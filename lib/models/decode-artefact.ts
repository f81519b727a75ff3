import { columnsOf, readFeatureSpec } from '@/lib/features/feature-spec'
import { FEWEST_RIDES, type FittedFeatures } from '@/lib/features/fitted-features'
import type { RideColumns, RidePoints } from '@/lib/features/ride-columns'
import { checkSplit } from '@/lib/features/split'
import { decodeOutline } from '@/lib/places/outline'
import { ON_GROUND, type ZoneSet } from '@/lib/places/zone-set'
import { sha256, zoneSetId } from '@/lib/shared/ids'
import { localSeconds } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type Artefact, FEWEST_GOLDEN_RIDES, type GoldenRides, MAX_PARAMETERS, MOST_GOLDEN_RIDES } from './artefact'
import { WEEK_BANDS } from './hour-bands'
import type { Manifest } from './manifest'
import { countParameters, type ModelBody } from './model-body'
import { openContainer } from './open-container'
import { readBlend } from './read-blend'
import { readForest } from './read-forest'
import { readIntervals } from './read-intervals'
import { readNet } from './read-net'
import { Refused, SectionReader } from './section-reader'

/**
 * The artefact in a file that anybody may have made, or why it is refused: every key, length, id and number is checked. It is believed
 * only when its golden rides are predicted as well (`checkGoldenRides`).
 */
export async function decodeArtefact(bytes: Uint8Array): Promise<Result<Artefact>> {
  const opened = await openContainer(bytes)
  if (!opened.ok) return opened
  const { manifest } = opened.value
  try {
    const reader = new SectionReader(opened.value.sections)
    const features = readFeatures(manifest, reader)
    const body = readBody(manifest, features, reader)
    const intervals = manifest.intervals && readIntervals(reader)
    const golden = readGolden(features, reader)
    reader.finish()
    const split = {
      from: localSeconds(manifest.data.split.from),
      validFrom: localSeconds(manifest.data.split.validFrom),
      testFrom: manifest.data.split.testFrom === null ? null : localSeconds(manifest.data.split.testFrom),
      to: localSeconds(manifest.data.split.to),
    }
    const checked = checkSplit(split)
    if (!checked.ok) return fail('artefact/split', checked.error.message)
    if (!(manifest.range.low < manifest.range.high))
      return fail('artefact/range', 'The range of predictions is empty: low must be below high.')
    return ok({
      ridecast: manifest.ridecast,
      seed: manifest.seed,
      settings: manifest.settings,
      data: { ...manifest.data, fingerprint: sha256(manifest.data.fingerprint), split },
      features,
      range: manifest.range,
      body,
      ...(intervals && { intervals }),
      metrics: manifest.metrics,
      golden,
    })
  } catch (error) {
    if (error instanceof Refused) return fail(error.code, error.message)
    throw error
  }
}

function readFeatures({ features: told }: Manifest, reader: SectionReader): FittedFeatures {
  const spec = readFeatureSpec(told.names)
  if (!spec.ok) throw new Refused('artefact/features', spec.error.message)
  if (spec.value.features.join() !== told.names.join())
    throw new Refused('artefact/features', 'The features are not in the order of the catalogue, each once.')
  if (told.span.from >= told.span.to) throw new Refused('artefact/features', 'The span of the training rows is empty.')
  const pickupZones = reader.ids('features.pickupZones')
  const dropoffZones = reader.ids('features.dropoffZones')
  const pairKeys = reader.keys('features.pairKeys')
  const pickups = pickupZones.length + 1
  const dropoffs = dropoffZones.length + 1
  const pairs = pairKeys.length
  const width = columnsOf(spec.value).length
  const minutes = { low: 0, high: 1e5 }
  const km = { low: 0, high: 1e4 }
  const pickupCount = reader.counts('features.pickupCount', pickups, 0)
  const pickupMean = reader.floats('features.pickupMean', [pickups], minutes)
  const pickupKm = reader.floats('features.pickupKm', [pickups], km)
  const dropoffCount = reader.counts('features.dropoffCount', dropoffs, 0)
  const dropoffMean = reader.floats('features.dropoffMean', [dropoffs], minutes)
  const dropoffKm = reader.floats('features.dropoffKm', [dropoffs], km)
  const pairCount = reader.counts('features.pairCount', pairs, FEWEST_RIDES)
  const pairMean = reader.floats('features.pairMean', [pairs], minutes)
  const pairKm = reader.floats('features.pairKm', [pairs], km)
  const pace = reader.floats('features.pace', [168], { low: 0, high: 100 })
  const centre = reader.floats('features.centre', [width])
  const scale = reader.floats('features.scale', [width], { low: 1e-7, high: 1e6 })
  return {
    spec: spec.value,
    zoneSet: told.zoneSet && readPlaces(told.zoneSet),
    pointsOf: told.points ?? 'zones',
    span: { from: localSeconds(told.span.from), to: localSeconds(told.span.to) },
    pickupZones,
    dropoffZones,
    pairKeys,
    tables: {
      rows: told.rows,
      countScale: 1,
      meanMinutes: told.meanMinutes,
      pickupCount,
      pickupMean,
      dropoffCount,
      dropoffMean,
      pairCount,
      pairMean,
      pairKm,
      pickupKm,
      dropoffKm,
      meanKm: told.meanKm,
      kmIntercept: told.kmIntercept,
      kmSlope: told.kmSlope,
      pace,
    },
    centre,
    scale,
  }
}

type ToldPlaces = NonNullable<Manifest['features']['zoneSet']>

function readPlaces({ id, name, zones, layout, simulated }: ToldPlaces): ZoneSet {
  if (zones.some((zone, i) => i > 0 && zone.id <= (zones[i - 1]?.id ?? 0)))
    throw new Refused('artefact/zones', 'The zones are not in ascending order of their ids, each once.')
  const undrawn = zones.find(({ outline }) => outline !== undefined && decodeOutline(outline) === null)
  if (undrawn) throw new Refused('artefact/zones', `The outline of zone ${undrawn.id} is not one.`)
  return { schemaVersion: 2, id: zoneSetId(id), name, zones, layout: layout ?? ON_GROUND, readAs: [], simulated }
}

function readBody({ body: told }: Manifest, features: FittedFeatures, reader: SectionReader): ModelBody {
  const pickups = features.pickupZones.length + 1
  const dropoffs = features.dropoffZones.length + 1
  const pairs = features.pairKeys.length
  const width = features.centre.length
  const sizes = { width, pickups, dropoffs }
  const body = ((): ModelBody => {
    switch (told.kind) {
      case 'global-median':
        return told
      case 'pair-hour-lookup': {
        const pickupEffect = reader.floats('body.pickupEffect', [pickups])
        const dropoffEffect = reader.floats('body.dropoffEffect', [dropoffs])
        const pairEffect = reader.floats('body.pairEffect', [pairs])
        const bandFactor = reader.floats('body.bandFactor', [WEEK_BANDS], { low: 0, high: 100 })
        const cellKeys = reader.keys('body.cellKeys')
        if ((cellKeys.at(-1) ?? -1) >= pairs * WEEK_BANDS)
          throw new Refused('artefact/number', 'A key of "body.cellKeys" names a pair that there is not.')
        const cellEffect = reader.floats('body.cellEffect', [cellKeys.length])
        return { ...told, pickupEffect, dropoffEffect, pairEffect, bandFactor, cellKeys, cellEffect }
      }
      case 'linear': {
        const weights = reader.floats('body.weights', [width])
        const pickup = reader.floats('body.pickup', [pickups])
        return { ...told, weights, pickup, dropoff: reader.floats('body.dropoff', [dropoffs]) }
      }
      case 'trees':
        return readForest(told, sizes, reader)
      case 'neural':
        return readNet(told, sizes, reader)
      case 'blend':
        return readBlend(told, sizes, reader)
    }
  })()
  const parameters = countParameters(body)
  if (parameters > MAX_PARAMETERS)
    throw new Refused('artefact/too-large', `The model has ${parameters} parameters; ${MAX_PARAMETERS} is the most.`)
  return body
}

function readGolden(features: FittedFeatures, reader: SectionReader): GoldenRides {
  const pickupAt = reader.times('golden.pickupAt')
  const rows = pickupAt.length
  if (rows < FEWEST_GOLDEN_RIDES)
    throw new Refused('artefact/golden', `There are ${rows} golden rides; ${FEWEST_GOLDEN_RIDES} is the fewest.`)
  if (rows > MOST_GOLDEN_RIDES)
    throw new Refused('artefact/golden', `There are ${rows} golden rides; ${MOST_GOLDEN_RIDES} is the most.`)
  const rides: RideColumns = {
    rows,
    pickupAt,
    pickupZone: Uint16Array.from(reader.counts('golden.pickupZone', rows, 1, 65_535)),
    dropoffZone: Uint16Array.from(reader.counts('golden.dropoffZone', rows, 1, 65_535)),
    ...(features.spec.features.includes('metered-distance')
      ? { distanceKm: reader.floats('golden.distanceKm', [rows]) }
      : {}),
    ...(features.spec.features.includes('fare') ? { fare: reader.floats('golden.fare', [rows]) } : {}),
    ...(features.pointsOf === 'rides'
      ? { points: readPoints(reader.floats('golden.points', [4, rows], { low: -180, high: 180 }), rows) }
      : {}),
  }
  return { rides, minutes: reader.floats('golden.minutes', [rows], { low: 0, high: 1e5 }) }
}

function readPoints(all: Float32Array, rows: number): RidePoints {
  const column = (at: number) => all.slice(at * rows, (at + 1) * rows)
  return { pickupLat: column(0), pickupLon: column(1), dropoffLat: column(2), dropoffLon: column(3) }
}
