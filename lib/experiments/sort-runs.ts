import { METRIC_KEYS, type MetricSet } from '@/lib/evaluation/metric-set'
import type { Run } from './run'

export const SORT_KEYS = ['name', 'family', 'created', ...METRIC_KEYS, 'seconds', 'size', 'status'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface RunOrder {
  readonly by: SortKey
  readonly descending: boolean
}

export const metricsOf = (run: Run): MetricSet | null =>
  run.state.status === 'finished' ? run.state.result.metrics.valid : null

function sortValue(run: Run, by: SortKey): number | string | null {
  const result = run.state.status === 'finished' ? run.state.result : null
  switch (by) {
    case 'name':
      return run.name.toLowerCase()
    case 'family':
      return run.recipe.family
    case 'status':
      return run.state.status
    case 'created':
      return run.createdAt
    case 'seconds':
      return result?.cost.seconds ?? null
    case 'size':
      return result?.artefactBytes ?? null
    default:
      return result?.metrics.valid[by].value ?? null
  }
}

/** A sorted copy. Runs without the value come last either way; ties keep the newest first, so that the order is always the same. */
export function sortRuns(runs: readonly Run[], { by, descending }: RunOrder): readonly Run[] {
  const sign = descending ? -1 : 1
  return runs
    .map((run) => ({ run, value: sortValue(run, by) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        if (a.value !== b.value) return a.value === null ? 1 : -1
      } else if (a.value !== b.value) return (a.value < b.value ? -1 : 1) * sign
      return b.run.createdAt - a.run.createdAt || (a.run.id < b.run.id ? -1 : 1)
    })
    .map(({ run }) => run)
}
