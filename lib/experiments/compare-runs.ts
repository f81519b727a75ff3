import { formatCount } from '@/lib/shared/format-number'
import { formatLocalDate } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Run } from './run'

const MAX_COMPARED = 8

/** One parameter over the runs compared, each value as text, `null` where the run does not have it. */
export interface ComparedParameter {
  readonly name: string
  readonly values: readonly (string | null)[]
  readonly differs: boolean
}

/** Every parameter of a run, by the name a person knows it by. */
export function parametersOf(run: Run): ReadonlyMap<string, string> {
  const { recipe } = run
  const parameters = new Map<string, string>([['family', recipe.family]])
  for (const [key, value] of Object.entries(recipe.settings)) parameters.set(key, describeValue(value))
  for (const feature of recipe.features) parameters.set(`feature: ${feature}`, 'on')
  parameters.set('seed', String(recipe.seed))
  parameters.set('train from', formatLocalDate(recipe.split.from))
  parameters.set('validation from', formatLocalDate(recipe.split.validFrom))
  parameters.set('test from', recipe.split.testFrom === null ? 'none' : formatLocalDate(recipe.split.testFrom))
  parameters.set('places', recipe.zoneSetId === null ? 'ids only' : recipe.zoneSetId.slice(0, 8))
  return parameters
}

/** Parameters of all runs side by side, in the order in which they are first met; those that differ are marked. */
export function compareParameters(runs: readonly Run[]): readonly ComparedParameter[] {
  const each = runs.map(parametersOf)
  const names = new Set(each.flatMap((parameters) => [...parameters.keys()]))
  return [...names].map((name) => {
    const values = each.map((parameters) => parameters.get(name) ?? null)
    return { name, values, differs: values.some((value) => value !== values[0]) }
  })
}

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

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(describeValue).join('-')
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value)
}
