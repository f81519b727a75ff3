/** The log worker: the only thread that writes log.db, so that no answer ever waits for that disk. */
import { parentPort, workerData } from 'node:worker_threads'
import { openPredictionWriter } from '@/lib/adapters/sql/prediction-writer'
import { millis } from '@/lib/shared/clock'
import type { FromWorker, ToWorker, WorkerData } from './log-messages'

const HOUR = 3_600_000
const port = parentPort
if (!port) throw new Error('the log worker runs as a worker thread')
const { folder, days }: WorkerData = workerData
const tell = (message: FromWorker) => port.postMessage(message)

const opened = openPredictionWriter(folder)
if (!opened.ok) tell({ kind: 'unusable', message: opened.error.message })
else {
  const writer = opened.value
  const prune = () => {
    try {
      writer.prune(millis(Date.now() - days * 24 * HOUR))
    } catch {
      // Locked or full: the next hour tries again.
    }
  }
  prune()
  const pruning = setInterval(prune, HOUR)
  port.on('message', async (message: ToWorker) => {
    if (message.kind === 'close') {
      clearInterval(pruning)
      await writer.close()
      tell({ kind: 'closed' })
      port.close()
      return
    }
    try {
      writer.write(message.values)
      tell({ kind: 'written', rides: message.rides })
    } catch (error) {
      tell({
        kind: 'lost',
        rides: message.rides,
        message: error instanceof Error ? error.message : String(error),
      })
    }
  })
  tell({ kind: 'opened' })
}
