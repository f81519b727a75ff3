import type { CheckedModel, CheckModel } from '@/lib/deployments/checked-model'
import type { Result } from '@/lib/shared/result'
import { callWorker, type WorkerCalls } from './worker-calls'

/** Checks models in a thread of its own, which begins with the first and is begun again should one end it. */
export function checkInWorker(script: string): CheckModel {
  let calls: WorkerCalls<Uint8Array, Result<CheckedModel>> | null = null
  return (bytes) => {
    if (!calls || calls.hasEnded()) calls = callWorker(script, null)
    return calls.call(bytes)
  }
}
