import type { Run } from '@/lib/experiments/run'
import type { Registry } from '@/lib/registry/registry-store'
import type { EndpointSummary } from '@/lib/serving/schema/endpoints'
import { formatCount } from '@/lib/shared/format-number'
import type { DatasetId } from '@/lib/shared/ids'
import type { Dataset } from '@/lib/trips/dataset'

/** What was made of something: it stays when that goes. */
export interface Dependents {
  readonly runs: readonly string[]
  readonly versions: readonly string[]
  /** Endpoints whose live model is one of the versions; null where the server could not be asked. */
  readonly endpoints: readonly string[] | null
}

/** The runs for which `uses` holds, what was registered of them, and where that answers. */
export function dependentsOf(
  uses: (run: Run) => boolean,
  runs: readonly Run[],
  registry: Registry,
  endpoints: readonly Pick<EndpointSummary, 'name' | 'live'>[] | null,
): Dependents {
  const found = runs.filter(uses)
  const made = new Set<string>(
    found.flatMap((run) => (run.state.status === 'finished' ? [run.state.result.artefactId] : [])),
  )
  return {
    runs: found.map((run) => run.name),
    versions: registry.versions
      .filter((version) => made.has(version.artefactId))
      .map(({ model, version }) => `${model} v${version}`),
    endpoints: endpoints?.filter(({ live }) => made.has(live.artefactId)).map(({ name }) => name) ?? null,
  }
}

/** Names of the datasets that were made from one. */
export const madeFrom = (id: DatasetId, datasets: readonly Pick<Dataset, 'name' | 'madeFrom'>[]): readonly string[] =>
  datasets.filter((dataset) => dataset.madeFrom?.of.some((parent) => parent.id === id)).map(({ name }) => name)

/** Named one by one; of more, how many. */
const NAMED = 6

/** `2 runs: a, b`; of many, the first few and how many more. Null where there is none. */
export function sayThem(names: readonly string[], one: string): string | null {
  if (names.length === 0) return null
  const rest = names.length - NAMED
  const named = names.slice(0, NAMED).join(', ')
  return `${formatCount(names.length)} ${one}${names.length === 1 ? '' : 's'}: ${named}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`
}
