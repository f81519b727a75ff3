import { type Remote, releaseProxy, wrap } from 'comlink'
import type { Part } from '@/lib/evaluation/judged-rides'
import type { ComparisonReport, RunReport } from '@/lib/experiments/run-report'
import type { RunId } from '@/lib/shared/ids'
import { fail, type Result } from '@/lib/shared/result'
import { deathOf } from '../death-of'
import type { EvaluateWorker } from './api'

const IDLE_MS = 60_000

interface Open {
  readonly worker: Worker
  readonly remote: Remote<EvaluateWorker>
  readonly died: Promise<Result<never>>
}

let open: Open | null = null
let calls = 0
let idle: ReturnType<typeof setTimeout> | undefined

async function withEvaluator<T>(call: (evaluator: Remote<EvaluateWorker>) => Promise<Result<T>>): Promise<Result<T>> {
  clearTimeout(idle)
  open ??= start()
  const { remote, died } = open
  calls++
  try {
    return await Promise.race([call(remote), died])
  } finally {
    calls--
    if (calls === 0) idle = setTimeout(close, IDLE_MS)
  }
}

function start(): Open {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'evaluate' })
  const died = deathOf(worker).then((why) => {
    if (open?.worker === worker) close()
    return fail(
      'evaluation/worker',
      `The figures could not be computed: their worker ended (${why}). Open the page again.`,
    )
  })
  return { worker, remote: wrap<EvaluateWorker>(worker), died }
}

function close(): void {
  clearTimeout(idle)
  open?.remote[releaseProxy]()
  open?.worker.terminate()
  open = null
}

/** Where a run errs, beside the lookup table and rivals on the same rides. */
export const reportOf = (run: RunId, rivals: readonly RunId[], part: Part): Promise<Result<RunReport>> =>
  withEvaluator<RunReport>(async (evaluator) => await evaluator.report(run, rivals, part))

/** Runs side by side. */
export const comparisonOf = (runs: readonly RunId[]): Promise<Result<ComparisonReport>> =>
  withEvaluator<ComparisonReport>(async (evaluator) => await evaluator.compare(runs))
