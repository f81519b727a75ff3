import { Worker } from 'node:worker_threads'
import { type LogValue, toLogRow } from '@/lib/adapters/sql/prediction-writer'
import type { PredictionLog } from '@/lib/serving/prediction-log'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { FromWorker, ToWorker, WorkerData } from './log-messages'

/** Rides gathered before they are sent, and how long they wait at most. */
const BATCH = 500
const WAIT_MS = 200
/** Rides sent and not yet written: beyond these, rides are dropped and counted. */
const MAX_WAITING = 50_000

/**
 * A prediction log written by a worker thread. `append` costs a push; batches of 500 rides, or what came within 200 ms, go to the worker. A disk that cannot
 * keep up costs log entries, never answers.
 */
export async function openWorkerLog(script: string, data: WorkerData): Promise<Result<PredictionLog>> {
  const worker = new Worker(script, { workerData: data })
  const first = await new Promise<FromWorker>((resolve) => {
    worker.once('message', resolve)
    worker.once('error', (error) => resolve({ kind: 'unusable', message: error.message }))
  })
  if (first.kind === 'unusable') {
    await worker.terminate()
    return fail('log/unusable', first.message)
  }

  let values: LogValue[] = []
  let gathered = 0
  let waiting = 0
  let dropped = 0
  let timer: NodeJS.Timeout | null = null
  let isGone = false
  let closed = () => {}
  const whenClosed = new Promise<void>((resolve) => {
    closed = resolve
  })

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'written') waiting -= message.rides
    if (message.kind === 'lost') {
      waiting -= message.rides
      dropped += message.rides
    }
    if (message.kind === 'closed') closed()
  })
  const lose = () => {
    if (isGone) return
    isGone = true
    dropped += waiting + gathered
    waiting = 0
    gathered = 0
    values = []
    closed()
  }
  worker.on('error', lose)
  worker.on('exit', lose)
  worker.unref()

  const send = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (gathered === 0 || isGone) return
    const message: ToWorker = { kind: 'write', rides: gathered, values }
    waiting += gathered
    gathered = 0
    values = []
    worker.postMessage(message)
  }

  return ok({
    days: data.days,
    dropped: () => dropped,
    append(rides) {
      if (isGone || waiting + gathered + rides.length > MAX_WAITING) {
        dropped += rides.length
        return
      }
      for (const ride of rides) toLogRow(ride, values)
      gathered += rides.length
      if (gathered >= BATCH) send()
      else timer ??= setTimeout(send, WAIT_MS).unref()
    },
    async close() {
      send()
      const message: ToWorker = { kind: 'close' }
      if (!isGone) worker.postMessage(message)
      worker.ref()
      await whenClosed
    },
  })
}
