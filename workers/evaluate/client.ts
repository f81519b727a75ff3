import { type Remote, releaseProxy, wrap } from 'comlink'
import type { Part } from '@/lib/evaluation/judged-rides'
import type { ComparisonReport, RunReport } from '@/lib/experiments/run-report'
import type { RunId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import type { EvaluateWorker } from './api'

const IDLE_MS = 60_000

let open: { readonly worker: Worker; readonly remote: Remote<EvaluateWorker> } | null = null
let calls = 0
let idle: ReturnType<typeof setTimeout> | undefined

async function withEvaluator<T>(call: (evaluator: Remote<EvaluateWorker>) => Promise<T>): Promise<T> {
  clearTimeout(idle)
  if (!open) {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'evaluate' })
    open = { worker, remote: wrap<EvaluateWorker>(worker) }
  }
  calls++
  try {
    return await call(open.remote)
  } finally {
    calls--
    if (calls === 0) idle = setTimeout(close, IDLE_MS)
  }
}

function close(): void {
  open?.remote[releaseProxy]()
  open?.worker.terminate()
  open = null
}

/** Where a run errs, beside the lookup table and rivals on the same rides. */
export const reportOf = (run: RunId, rivals: readonly RunId[], part: Part): Promise<Result<RunReport>> =>
  withEvaluator<Result<RunReport>>(async (evaluator) => await evaluator.report(run, rivals, part))

/** Runs side by side. */
export const comparisonOf = (runs: readonly RunId[]): Promise<Result<ComparisonReport>> =>
  withEvaluator<Result<ComparisonReport>>(async (evaluator) => await evaluator.compare(runs))
