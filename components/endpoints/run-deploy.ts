import type { Client } from '@/components/providers/server-provider'
import type { Workspace } from '@/components/providers/workspace'
import { deployLock, type QueuedDeploy, replacedBy } from '@/lib/deployments/deploy-queue'
import { sendDeploy } from '@/lib/deployments/send-deploy'
import { type Job, jobId } from '@/lib/shared/job'
import { addressOfEndpoint } from '@/lib/shared/page-address'
import { ok } from '@/lib/shared/result'

export type DeployDeps = { readonly workspace: Workspace; readonly server: Client }

/**
 * Sends a deploy that is `sending`, writing down each step where the pages and the tray see it. Holds a lock meanwhile, so that another
 * tab neither takes it for abandoned nor sends it too. What the server confirmed goes into the model's history.
 */
export async function runDeploy(deps: DeployDeps, sending: QueuedDeploy): Promise<QueuedDeploy> {
  if (!('locks' in navigator)) return drive(deps, sending)
  return navigator.locks.request(deployLock(sending.id), () => drive(deps, sending))
}

async function drive({ workspace, server }: DeployDeps, sending: QueuedDeploy): Promise<QueuedDeploy> {
  const { deployQueue, registry, jobs, clock } = workspace
  for (const old of replacedBy(sending, await deployQueue.list())) await deployQueue.remove(old.id)
  await deployQueue.put(sending)
  await jobs.put(toJob(sending))
  const steps = sendDeploy(sending, { server, clock, readArtefact: (id) => registry.artefact(id) })
  for (;;) {
    const { done, value } = await steps.next()
    await deployQueue.put(value)
    await jobs.put(toJob(value, clock.now()))
    if (!done) continue
    if (value.state.status === 'live') {
      const { model, version, endpoint } = value.request
      const events = [{ at: value.state.at, model, what: { kind: 'deployed' as const, version, endpoint } }]
      await registry.commit(() => ok({ addVersions: [], setAliases: [], dropAliases: [], events }))
    }
    return value
  }
}

/** A deploy as the tray shows it: sent, then checked by the server. One that waits is not at work; its page offers it again. */
function toJob({ id, queuedAt, request, state }: QueuedDeploy, now = queuedAt): Job {
  const { model, version, endpoint } = request
  return {
    schemaVersion: 1,
    id: jobId(`deploy-${id}`),
    kind: 'deploy',
    label: `${model} v${version} to ${endpoint}`,
    startedAt: queuedAt,
    heartbeatAt: now,
    done: state.status === 'live' ? 2 : state.status === 'sending' && state.stage === 'check' ? 1 : 0,
    of: 2,
    unit: 'steps',
    rate: null,
    rateUnit: 'steps/s',
    secondsLeft: null,
    state: JOB_STATES[state.status],
    error: state.status === 'waiting' || state.status === 'refused' ? state.error : null,
    href: state.status === 'waiting' || state.status === 'refused' ? '/endpoints' : addressOfEndpoint(endpoint),
  }
}

const JOB_STATES = { sending: 'running', live: 'done', waiting: 'interrupted', refused: 'failed' } as const
