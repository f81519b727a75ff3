import type { Run } from './run'

/** Everything of a run that the filter box looks at, in lower case. */
function searchText(run: Run): string {
  const settings = Object.entries(run.recipe.settings).map(([key, value]) => `${key}=${String(value)}`)
  return [run.name, run.id, run.recipe.family, run.state.status, `seed=${run.recipe.seed}`, ...run.tags, ...settings]
    .join('\n')
    .toLowerCase()
}

/** Runs in which every word of the text occurs: in the name, the family, a tag, the state or a setting (`dropout=0.1`). */
export function filterRuns(runs: readonly Run[], text: string): readonly Run[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return runs
  return runs.filter((run) => {
    const haystack = searchText(run)
    return words.every((word) => haystack.includes(word))
  })
}
