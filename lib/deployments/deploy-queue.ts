import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId } from '@/lib/shared/ids'
import type { Failure, Result } from '@/lib/shared/result'

/** Who may call an endpoint: holders of a key, or anybody who reaches the server. */
export type Access = 'private' | 'public'

/** What a person asked for in the deploy dialog. */
export interface DeployRequest {
  readonly endpoint: string
  readonly model: string
  readonly version: number
  readonly artefactId: ArtefactId
  readonly artefactBytes: number
  readonly access: Access
}

/** Why a deploy waits: the server cannot be reached, or nobody is signed in to it. */
type WaitingFor = 'server' | 'sign-in'

type DeployState =
  | { readonly status: 'waiting'; readonly for: WaitingFor; readonly error: Failure }
  | { readonly status: 'sending'; readonly startedAt: Millis; readonly stage: 'upload' | 'check' }
  | { readonly status: 'refused'; readonly at: Millis; readonly error: Failure }
  | { readonly status: 'live'; readonly at: Millis; readonly endpointVersion: string }

/** One deploy, kept until the server has answered and the person has seen the answer. */
export interface QueuedDeploy {
  readonly schemaVersion: 1
  readonly id: string
  readonly queuedAt: Millis
  readonly attempts: number
  readonly request: DeployRequest
  readonly state: DeployState
}

/** A failed call to the server; `status` is null where no answer came. */
export interface CallFailure extends Failure {
  readonly status: number | null
}

/** A deploy that is about to be sent for the first time. */
export function startDeploy(id: string, request: DeployRequest, now: Millis): QueuedDeploy {
  return {
    schemaVersion: 1,
    id,
    queuedAt: now,
    attempts: 1,
    request,
    state: { status: 'sending', startedAt: now, stage: 'upload' },
  }
}

/** Kept deploys that a new one to the same endpoint makes pointless: whatever is not being sent right now. */
export function replacedBy(deploy: QueuedDeploy, queue: readonly QueuedDeploy[]): readonly QueuedDeploy[] {
  return queue.filter(
    (kept) =>
      kept.id !== deploy.id && kept.request.endpoint === deploy.request.endpoint && kept.state.status !== 'sending',
  )
}

/** Sends a kept deploy once more. One that is being sent or is live already stays as it is. */
export function sendAgain(deploy: QueuedDeploy, now: Millis): QueuedDeploy {
  if (deploy.state.status === 'sending' || deploy.state.status === 'live') return deploy
  return {
    ...deploy,
    attempts: deploy.attempts + 1,
    state: { status: 'sending', startedAt: now, stage: 'upload' },
  }
}

/** The bytes have arrived; the server now checks, loads, warms and swaps. */
export function uploaded(deploy: QueuedDeploy): QueuedDeploy {
  if (deploy.state.status !== 'sending') return deploy
  return { ...deploy, state: { ...deploy.state, stage: 'check' } }
}

/**
 * What the server's answer (or its silence) makes of a deploy. Only an answer that names the version it now serves makes it live; no
 * answer, or one from a gateway whose server is away, keeps it waiting; a 401 keeps it until somebody has signed in.
 */
export function settle(
  deploy: QueuedDeploy,
  outcome: Result<{ readonly endpointVersion: string }, CallFailure>,
  now: Millis,
): QueuedDeploy {
  if (deploy.state.status !== 'sending') return deploy
  if (outcome.ok)
    return { ...deploy, state: { status: 'live', at: now, endpointVersion: outcome.value.endpointVersion } }
  const { code, message, status } = outcome.error
  const error = { code, message }
  if (isAway(outcome.error)) return { ...deploy, state: { status: 'waiting', for: 'server', error } }
  if (status === 401) return { ...deploy, state: { status: 'waiting', for: 'sign-in', error } }
  return { ...deploy, state: { status: 'refused', at: now, error } }
}

/** At the start of the app: whoever was sending is gone and the answer, if there was one, was not heard. So it waits. */
export function recover(deploy: QueuedDeploy): QueuedDeploy {
  if (deploy.state.status !== 'sending') return deploy
  const message = `The page closed before the server answered about ${deploy.request.endpoint}. Send it again: the same version twice does no harm.`
  return { ...deploy, state: { status: 'waiting', for: 'server', error: { code: 'deploy/interrupted', message } } }
}

/** Did the call fail because the server is away, rather than because it said no? */
function isAway(error: CallFailure): boolean {
  return error.status === null || error.status === 502 || error.status === 503 || error.status === 504
}

/** Name of the Web Lock that the tab holds which is sending this deploy. */
export const deployLock = (id: string): string => `ridecast-deploy-${id}`
