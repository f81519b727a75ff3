/** The model worker: checks what was uploaded, so that a large model, or one made to take long, costs no answer any time. */
import { parentPort } from 'node:worker_threads'
import { checkModel } from '@/lib/deployments/check-model'
import type { CheckedModel } from '@/lib/deployments/checked-model'
import type { Result } from '@/lib/shared/result'
import type { Answered, Asked } from './worker-calls'

const port = parentPort
if (!port) throw new Error('the model worker runs as a worker thread')

/** The memory of every array in it: handed over, not copied. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) buffersIn(part, found)
  return found
}

port.on('message', async ({ id, ask }: Asked<Uint8Array>) => {
  const answer = await checkModel(ask)
  const message: Answered<Result<CheckedModel>> = { id, answer }
  port.postMessage(message, [...buffersIn(answer)])
})
