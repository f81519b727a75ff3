import { formatCount } from '@/lib/shared/format-number'
import { formatLocalDate } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Run } from './run'

const MAX_COMPARED = 8

/** May these runs' errors be set side by side? Only finished runs that were judged by the same rides may. */
export function checkComparable(runs: readonly Run[]): Result<readonly Run[]> {
  if (runs.length < 2) return fail('compare/too-few', 'Select at least two runs to compare.')
  if (runs.length > MAX_COMPARED)
    return fail('compare/too-many', `${runs.length} runs are selected; at most ${MAX_COMPARED} can be compared.`)
  for (const run of runs)
    if (run.state.status !== 'finished')
      return fail(
        'compare/unfinished',
        `“${run.name}” is ${run.state.status}: only finished runs have errors to compare.`,
      )
  const [first] = runs
  const odd = runs.find((run) => fingerprintOf(run) !== (first ? fingerprintOf(first) : null))
  if (first && odd)
    return fail(
      'compare/other-rides',
      `“${first.name}” and “${odd.name}” were judged by different rides (${rides(first)}; ${rides(odd)}). Errors on different rides say nothing about which model is better: train one of them again with the other's dataset and split.`,
    )
  return ok(runs)
}

const fingerprintOf = (run: Run): string | null =>
  run.state.status === 'finished' ? run.state.result.validFingerprint : null

function rides(run: Run): string {
  const { split } = run.recipe
  const n = run.state.status === 'finished' ? run.state.result.metrics.valid.n : 0
  return `${formatCount(n)} from ${formatLocalDate(split.validFrom)} to ${formatLocalDate((split.testFrom ?? split.to) - 1)}`
}
