import type { PredictionLog } from '@/lib/serving/prediction-log'
import { type Clock, millis } from '@/lib/shared/clock'
import { ok, type Result } from '@/lib/shared/result'
import { LOG_ROW, type LogValue, openPredictionWriter, toLogRow } from './prediction-writer'

const WAIT_MS = 200
const DAY = 86_400_000

/**
 * A prediction log written by the thread that answers, in batches: where no worker can be started (Next alone, or TypeScript run as it is). A slow disk costs
 * the next answers time there; the server proper uses a worker.
 */
export function openInlineLog(folder: string, days: number, clock: Clock): Result<PredictionLog> {
  const opened = openPredictionWriter(folder)
  if (!opened.ok) return opened
  const writer = opened.value
  writer.prune(millis(clock.now() - days * DAY))
  let gathered: LogValue[] = []
  let dropped = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    if (timer) clearTimeout(timer)
    timer = null
    const values = gathered
    gathered = []
    if (values.length === 0) return
    try {
      writer.write(values)
    } catch {
      dropped += values.length / LOG_ROW
    }
  }
  return ok({
    days,
    dropped: () => dropped,
    append(rides) {
      for (const ride of rides) toLogRow(ride, gathered)
      timer ??= setTimeout(write, WAIT_MS).unref()
    },
    async close() {
      write()
      await writer.close()
    },
  })
}
