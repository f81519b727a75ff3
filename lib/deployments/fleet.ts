import type { Clock } from '@/lib/shared/clock'
import { millis } from '@/lib/shared/clock'
import { formatBytes } from '@/lib/shared/format-number'
import type { ArtefactId } from '@/lib/shared/ids'
import type { Pause } from '@/lib/shared/pause'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { ArtefactStore } from './artefact-store'
import type { CheckModel } from './checked-model'
import { type Access, type Deployment, type Endpoint, liveDeployment, previousDeployment } from './endpoint'
import type { EndpointStore } from './endpoint-store'
import { inTurn } from './in-turn'
import type { LoadedModel, ModelFacts } from './loaded-model'
import { wakeModel } from './wake-model'

/** An endpoint in memory. Replaced whole by a swap, so whoever holds one sees one version throughout. */
export interface Resident {
  readonly endpoint: Endpoint
  readonly deployment: Deployment
  /** `model/version`, as answers name it. */
  readonly version: string
  readonly live: LoadedModel
  /** Kept warm for a rollback. */
  readonly previous: LoadedModel | null
  /** Rides predicted since the server started; shared by all residents of one endpoint. */
  readonly counter: { rides: number }
}

export interface FleetDeps {
  readonly endpoints: EndpointStore
  readonly artefacts: ArtefactStore
  readonly checkModel: CheckModel
  readonly clock: Clock
  readonly pause: Pause
  /** Bytes of uploads that nothing came of, beyond which no other is taken. */
  readonly maxUnusedBytes?: number
}

interface DeployOrder {
  readonly artefactId: ArtefactId
  readonly model: string
  readonly version: number
  /** Left out: as it is; private for a new endpoint. */
  readonly access?: Access | undefined
  readonly by: string
}

/** All endpoints, in memory and in the store. Reading never waits; writes to one endpoint happen one after the other. */
export interface Fleet {
  get(name: string): Resident | undefined
  list(): readonly Resident[]
  /** Checks the bytes in full and keeps them, where there is room beside the uploads that were not deployed. */
  upload(bytes: Uint8Array): Promise<Result<{ readonly model: ModelFacts; readonly isNew: boolean }>>
  download(id: ArtefactId): Promise<Uint8Array | null>
  deploy(name: string, order: DeployOrder): Promise<Result<{ readonly resident: Resident; readonly created: boolean }>>
  rollback(name: string, revision: number | undefined, by: string): Promise<Result<Resident>>
  setAccess(name: string, access: Access): Promise<Result<Resident>>
  remove(name: string): Promise<Result<null>>
  /** Removes uploads that nothing came of for a day; returns how many. */
  sweep(): Promise<number>
}

const DAY = 86_400_000
const MAX_ENDPOINTS = 200
const MAX_UNUSED_BYTES = 1_073_741_824

/**
 * Opens the fleet: sweeps uploads that nothing came of for a day, then loads every endpoint's live model and the one before it. Fails if a live
 * model is missing or damaged: an endpoint that was promised is never silently gone.
 */
export async function openFleet(deps: FleetDeps): Promise<Result<Fleet>> {
  const { endpoints, artefacts, checkModel, clock, maxUnusedBytes = MAX_UNUSED_BYTES } = deps
  const residents = new Map<string, Resident>()
  const turns = inTurn()
  const uploads = inTurn()
  const sweep = () => artefacts.sweep(millis(clock.now() - DAY))
  await sweep()

  const load = async (id: ArtefactId): Promise<Result<LoadedModel>> => {
    for (const { live, previous } of residents.values())
      for (const model of [live, previous]) if (model?.artefactId === id) return ok(model)
    const bytes = await artefacts.get(id)
    if (!bytes) return fail('deploy/unknown-artefact', `No model with SHA-256 ${id} is here. Upload it first.`)
    const model = await checkModel(bytes)
    if (!model.ok) return model
    if (model.value.facts.artefactId !== id)
      return fail('deploy/damaged', `The stored model ${id} is damaged. Restore the data folder from a backup.`)
    return ok(await wakeModel(model.value, deps))
  }

  const settle = (endpoint: Endpoint, live: LoadedModel, previous: LoadedModel | null): Resident => {
    const deployment = liveDeployment(endpoint)
    const counter = residents.get(endpoint.name)?.counter ?? { rides: 0 }
    const version = `${deployment.model}/${deployment.version}`
    const resident: Resident = { endpoint, deployment, version, live, previous, counter }
    residents.set(endpoint.name, resident)
    return resident
  }

  for (const endpoint of await endpoints.list()) {
    const live = await load(liveDeployment(endpoint).artefactId)
    if (!live.ok) return fail(live.error.code, `Endpoint ${endpoint.name} cannot be loaded: ${live.error.message}`)
    const before = previousDeployment(endpoint)
    const previous = before && (await load(before.artefactId))
    settle(endpoint, live.value, previous?.ok ? previous.value : null)
  }

  const unknown = (name: string) => fail('deploy/unknown-endpoint', `There is no endpoint named ${name}.`)

  /** Stores first, swaps after: a crash in between leaves the new one, whole, for the next start. */
  const advance = async (
    was: Resident,
    live: LoadedModel,
    deployment: Deployment,
    access: Access,
  ): Promise<Resident> => {
    await endpoints.append(was.endpoint.name, deployment, access)
    const endpoint: Endpoint = { ...was.endpoint, access, timeline: [...was.endpoint.timeline, deployment] }
    const before = previousDeployment(endpoint)
    const previous = [was.live, was.previous].find((it) => it && it.artefactId === before?.artefactId) ?? null
    return settle(endpoint, live, previous)
  }

  return ok({
    get: (name) => residents.get(name),
    list: () => [...residents.values()].sort((a, b) => (a.endpoint.name < b.endpoint.name ? -1 : 1)),

    async upload(bytes) {
      // The bytes were put together a moment ago: handing 32 MiB on is for another turn.
      await deps.pause()
      const checked = await checkModel(bytes)
      if (!checked.ok) return checked
      const { facts } = checked.value
      // One after the other: two at once would both find room for one.
      return uploads('all', async () => {
        const unused = await artefacts.unusedBytes(facts.artefactId)
        if (unused + bytes.length > maxUnusedBytes)
          return fail(
            'models/too-many-unused',
            `This server holds ${formatBytes(unused)} of models that were uploaded and not deployed, and takes ${formatBytes(maxUnusedBytes)} at most. Deploy one of them, or wait: each goes a day after its upload.`,
          )
        const outcome = await artefacts.put(facts.artefactId, bytes, facts.family, clock.now())
        return ok({ model: facts, isNew: outcome === 'stored' })
      })
    },

    sweep,

    download: (id) => artefacts.get(id),

    deploy: (name, order) =>
      turns(name, async () => {
        const model = await load(order.artefactId)
        if (!model.ok) return model
        const was = residents.get(name)
        const access = order.access ?? was?.endpoint.access ?? 'private'
        if (
          was &&
          was.deployment.artefactId === order.artefactId &&
          was.version === `${order.model}/${order.version}` &&
          was.endpoint.access === access
        )
          return ok({ resident: was, created: false })
        const deployment: Deployment = {
          revision: was ? was.deployment.revision + 1 : 1,
          action: 'deploy',
          artefactId: order.artefactId,
          model: order.model,
          version: order.version,
          family: model.value.family,
          deployedAt: clock.now(),
          by: order.by,
        }
        if (was) return ok({ resident: await advance(was, model.value, deployment, access), created: false })
        if (residents.size >= MAX_ENDPOINTS)
          return fail('deploy/too-many', `This server holds ${MAX_ENDPOINTS} endpoints. Delete one first.`)
        const endpoint: Endpoint = { name, access, createdAt: deployment.deployedAt, timeline: [deployment] }
        await endpoints.create(endpoint)
        return ok({ resident: settle(endpoint, model.value, null), created: true })
      }),

    rollback: (name, revision, by) =>
      turns(name, async () => {
        const was = residents.get(name)
        if (!was) return unknown(name)
        const target =
          revision === undefined
            ? previousDeployment(was.endpoint)
            : was.endpoint.timeline.find((it) => it.revision === revision)
        if (!target)
          return revision === undefined
            ? fail(
                'deploy/nothing-before',
                `${was.version} is all that ${name} ever served: there is nothing to go back to.`,
              )
            : fail('deploy/unknown-revision', `${name} has no revision ${revision}. Its timeline lists those it has.`)
        const model = await load(target.artefactId)
        if (!model.ok) return model
        const deployment: Deployment = {
          ...target,
          revision: was.deployment.revision + 1,
          action: 'rollback',
          deployedAt: clock.now(),
          by,
        }
        return ok(await advance(was, model.value, deployment, was.endpoint.access))
      }),

    setAccess: (name, access) =>
      turns(name, async () => {
        const was = residents.get(name)
        if (!was) return unknown(name)
        await endpoints.setAccess(name, access)
        return ok(settle({ ...was.endpoint, access }, was.live, was.previous))
      }),

    remove: (name) =>
      turns(name, async () => {
        if (!residents.has(name)) return unknown(name)
        await endpoints.remove(name)
        residents.delete(name)
        return ok(null)
      }),
  })
}
