import { proxy, releaseProxy, wrap } from 'comlink'
import type { DatasetId } from '@/lib/shared/ids'
import { fail, type Result } from '@/lib/shared/result'
import { deathOf } from '../death-of'
import type { PayoffWorker } from './api'

/** How far a measurement is: what it does, and the share of all that is done, 0–1. */
export interface PayoffState {
  readonly doing: string
  readonly share: number
}

interface Measuring {
  readonly outcome: Promise<Result<null>>
  readonly cancel: () => void
  state: PayoffState
}

const measurings = new Map<DatasetId, Measuring>()
const watchers = new Set<() => void>()

function changed(): void {
  for (const tell of watchers) tell()
}

/**
 * Measures a dataset in a worker of its own, which ends with it and goes on where the page is left. A second call for the same dataset gives
 * the same answer. Codes beside the worker's: `payoff/cancelled`, and `payoff/worker` where it died.
 */
export function measurePayoffOf(dataset: DatasetId): Promise<Result<null>> {
  const known = measurings.get(dataset)
  if (known) return known.outcome
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'payoff' })
  const remote = wrap<PayoffWorker>(worker)
  let cancel = () => {}
  const cancelled = new Promise<Result<null>>((resolve) => {
    cancel = () => resolve(fail('payoff/cancelled', 'It was cancelled; what had been measured is kept.'))
  })
  const died = deathOf(worker).then((why) =>
    fail('payoff/worker', `It could not be measured: the worker ended (${why}). Close other tabs and measure again.`),
  )
  const told = (doing: string, share: number) => {
    // Words of a worker that was ended may still arrive.
    if (measurings.get(dataset) !== mine) return
    mine.state = { doing, share }
    changed()
  }
  const measured = (async () => await remote.measure(dataset, proxy(told)))()
  const outcome = Promise.race([measured, cancelled, died]).finally(() => {
    remote[releaseProxy]()
    worker.terminate()
    measurings.delete(dataset)
    changed()
  })
  const mine: Measuring = { outcome, cancel, state: { doing: 'Reading the trips', share: 0 } }
  measurings.set(dataset, mine)
  changed()
  return outcome
}

/** Ends a measurement. What it had found and kept by then stays. Does nothing where none is under way. */
export const cancelPayoff = (dataset: DatasetId): void => measurings.get(dataset)?.cancel()

/** How far the measurement of a dataset is; null where none is under way. The same object until it changes. */
export const payoffState = (dataset: DatasetId): PayoffState | null => measurings.get(dataset)?.state ?? null

/** Calls back at each change of any state; returns how to stop. */
export function watchPayoffs(tell: () => void): () => void {
  watchers.add(tell)
  return () => {
    watchers.delete(tell)
  }
}
