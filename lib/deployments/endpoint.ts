import type { FamilyName } from '@/lib/models/family-name'
import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId } from '@/lib/shared/ids'

export type Access = 'private' | 'public'

/** One entry of an endpoint's timeline: never changed once made. A rollback is a new entry with an older artefact. */
export interface Deployment {
  /** 1, 2, 3, … within its endpoint. */
  readonly revision: number
  readonly action: 'deploy' | 'rollback'
  readonly artefactId: ArtefactId
  readonly model: string
  readonly version: number
  readonly family: FamilyName
  readonly deployedAt: Millis
  /** Who did it, in words. */
  readonly by: string
}

/** A named address that predicts. Its last deployment is the live one. */
export interface Endpoint {
  readonly name: string
  readonly access: Access
  readonly createdAt: Millis
  /** Oldest first, at least one. */
  readonly timeline: readonly [Deployment, ...Deployment[]]
}

/** The deployment that answers. */
export function liveDeployment(endpoint: Endpoint): Deployment {
  return endpoint.timeline.at(-1) ?? endpoint.timeline[0]
}

/** What a rollback returns to: the newest deployment before the live one that served something else; null on the first. */
export function previousDeployment(endpoint: Endpoint): Deployment | null {
  const live = liveDeployment(endpoint)
  const serves = (it: Deployment) => `${it.artefactId} ${it.model}/${it.version}`
  return endpoint.timeline.findLast((it) => serves(it) !== serves(live)) ?? null
}
