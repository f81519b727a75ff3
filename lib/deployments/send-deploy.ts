import type { Clock } from '@/lib/shared/clock'
import type { ArtefactId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import { type Access, type CallFailure, type QueuedDeploy, settle, uploaded } from './deploy-queue'

/** What a deploy needs of the server. */
export interface DeployServer {
  uploadModel(bytes: Uint8Array): Promise<Result<{ readonly artefactId: string }, CallFailure>>
  deploy(
    endpoint: string,
    request: {
      readonly artefactId: ArtefactId
      readonly model: string
      readonly version: number
      readonly access: Access
    },
  ): Promise<
    Result<
      { readonly live: { readonly artefactId: string; readonly model: string; readonly version: number } },
      CallFailure
    >
  >
}

export interface SendDeployDeps {
  readonly server: DeployServer
  readonly clock: Clock
  /** The artefact's bytes, proven to be those that the id names. */
  readonly readArtefact: (id: ArtefactId) => Promise<Result<Uint8Array>>
}

/**
 * Sends a deploy: the artefact's bytes, then the request to serve them. Yields the deploy as it changes and returns it as it ended:
 * live, waiting or refused. It is live only if the server names the very artefact that was asked for.
 */
export async function* sendDeploy(
  sending: QueuedDeploy,
  { server, clock, readArtefact }: SendDeployDeps,
): AsyncGenerator<QueuedDeploy, QueuedDeploy> {
  const { artefactId, model, version, access, endpoint } = sending.request
  const bytes = await readArtefact(artefactId)
  if (!bytes.ok) return settle(sending, { ok: false, error: { ...bytes.error, status: 0 } }, clock.now())
  const stored = await server.uploadModel(bytes.value)
  if (!stored.ok) return settle(sending, stored, clock.now())
  if (stored.value.artefactId !== artefactId)
    return settle(sending, otherArtefact(endpoint, stored.value.artefactId), clock.now())
  const checking = uploaded(sending)
  yield checking
  const reply = await server.deploy(endpoint, { artefactId, model, version, access })
  if (!reply.ok) return settle(checking, reply, clock.now())
  const { live } = reply.value
  if (live.artefactId !== artefactId) return settle(checking, otherArtefact(endpoint, live.artefactId), clock.now())
  return settle(checking, { ok: true, value: { endpointVersion: `${live.model}/${live.version}` } }, clock.now())
}

function otherArtefact(endpoint: string, found: string): { ok: false; error: CallFailure } {
  const message = `The server answers for ${endpoint} with another model (${found.slice(0, 12)}…) than the one that was sent. Deploy again.`
  return { ok: false, error: { code: 'deploy/other-artefact', message, status: 200 } }
}
