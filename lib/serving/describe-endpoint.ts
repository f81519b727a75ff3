import { type Deployment, previousDeployment } from '@/lib/deployments/endpoint'
import type { Resident } from '@/lib/deployments/fleet'
import type { LoadedModel } from '@/lib/deployments/loaded-model'
import type * as schema from './schema/endpoints'
import type { ServingDeps } from './serving-deps'

/** Entries of the timeline that are shown. */
const SHOWN = 100

const describeDeployment = (it: Deployment): schema.Deployment => ({ ...it })

/** What to send to a model, and the places it knows. */
export function describeInput({
  predictor,
  zones,
  layout,
  example,
  needs,
}: Omit<LoadedModel, 'rideMs'>): schema.ModelInput {
  const field = (name: schema.InputField['name'], required: boolean, accepts: string, knownAtPickup = true) => ({
    name,
    required,
    accepts,
    knownAtPickup,
  })
  // A model that looks at points is asked with points.
  const placeOf = (id: number) => {
    const zone = zones.find((each) => each.id === id)
    return predictor.takesPoints === 'exactly' && zone && zone.lat !== null && zone.lon !== null
      ? { lat: zone.lat, lon: zone.lon }
      : String(id)
  }
  return {
    accepts: predictor.accepts,
    fields: [
      field('id', false, '1–128 visible ASCII characters; a UUIDv7 where left out'),
      field('pickupAt', true, 'local time without a zone, 1970–2037: 2023-02-03T08:15:00'),
      field('pickup', true, predictor.accepts),
      field('dropoff', true, predictor.accepts),
      ...(needs.distanceKm ? [field('distanceKm', true, 'metered km, 0–10,000', false)] : []),
      ...(needs.fare ? [field('fare', true, 'in the currency of the training data', false)] : []),
    ],
    example: { ...example, pickup: placeOf(example.pickup), dropoff: placeOf(example.dropoff) },
    layout,
    takesPoints: predictor.takesPoints,
    zones: zones.map(({ id, ...rest }) => ({ id: String(id), ...rest })),
  }
}

export function describeSummary(resident: Resident, base: string): schema.EndpointSummary {
  const { endpoint, deployment, counter } = resident
  const before = previousDeployment(endpoint)
  return {
    name: endpoint.name,
    url: `${base}/api/v1/endpoints/${endpoint.name}/predict`,
    access: endpoint.access,
    createdAt: endpoint.createdAt,
    live: describeDeployment(deployment),
    previous: before && describeDeployment(before),
    predictions: counter.rides,
  }
}

export function describeEndpoint(resident: Resident, base: string, deps: ServingDeps): schema.EndpointDetail {
  const { lineage } = resident.live
  return {
    ...describeSummary(resident, base),
    input: describeInput(resident.live),
    lineage: {
      ...lineage,
      features: [...lineage.features],
      validation: lineage.validation && { ...lineage.validation },
    },
    timeline: resident.endpoint.timeline.slice(-SHOWN).reverse().map(describeDeployment),
    logDays: deps.log.days,
    logDropped: deps.log.dropped(),
  }
}
