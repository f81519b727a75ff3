import { FAMILY_SHORT } from '@/components/experiments/family-names'
import { isHonest, NOT_HONEST } from '@/lib/experiments/honesty'
import type { Run } from '@/lib/experiments/run'
import type { ModelVersion } from '@/lib/registry/model-version'
import { formatMetric } from '@/lib/shared/format-number'
import {
  addressOfDataset,
  addressOfNewRun,
  addressOfPayoff,
  addressOfRun,
  addressOfVersion,
} from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import { ENTRIES } from './entries'

export type CommandIcon = 'new' | 'import' | 'sample' | 'deploy' | 'go' | 'data' | 'run'

/** A line of the palette: a page to go to, or one of two acts that need no page. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly note: string
  readonly icon: CommandIcon
  readonly does: { readonly go: string } | { readonly act: 'import' | 'sample' }
}

export interface CommandGroup {
  readonly name: string
  readonly commands: readonly Command[]
}

export interface CommandFacts {
  readonly datasets: readonly Dataset[]
  readonly runs: readonly Run[]
  readonly versions: readonly ModelVersion[]
}

/** Runs offered by name; older ones are found in the runs table. */
const MOST_RUNS = 200

/** Verbs first, then places, then datasets and runs by name. */
export function commandGroups(facts: CommandFacts | null): readonly CommandGroup[] {
  const groups: CommandGroup[] = [
    { name: 'Do', commands: verbs(facts) },
    {
      name: 'Go to',
      commands: ENTRIES.map(({ name, href }) => ({
        id: `go ${href}`,
        label: name,
        note: href,
        icon: 'go',
        does: { go: href },
      })),
    },
  ]
  if (facts)
    groups.push(
      { name: 'Datasets', commands: facts.datasets.map(toDatasetCommand) },
      { name: 'Runs', commands: facts.runs.slice(0, MOST_RUNS).map(toRunCommand) },
    )
  return groups.filter((group) => group.commands.length > 0)
}

function verbs(facts: CommandFacts | null): readonly Command[] {
  const dataset = facts?.datasets[0]
  const version = facts?.versions.at(-1)
  const commands: Command[] = []
  if (dataset)
    commands.push({
      id: 'new run',
      label: 'New run',
      note: `on ${dataset.name}`,
      icon: 'new',
      does: { go: addressOfNewRun(dataset.id) },
    })
  if (dataset)
    commands.push({
      id: 'payoff',
      label: 'Does ML pay?',
      note: `on ${dataset.name}`,
      icon: 'data',
      does: { go: addressOfPayoff(dataset.id) },
    })
  commands.push({
    id: 'import',
    label: 'Import trips',
    note: 'CSV, gzip, Parquet, or zone files',
    icon: 'import',
    does: { act: 'import' },
  })
  if (!dataset)
    commands.push({
      id: 'sample',
      label: 'Use sample trips',
      note: 'a simulated city',
      icon: 'sample',
      does: { act: 'sample' },
    })
  if (version)
    commands.push({
      id: 'deploy',
      label: `Deploy ${version.model} v${version.version}`,
      note: `waits where the server is away${version.honestAtPickup ? '' : `; ${NOT_HONEST}`}`,
      icon: 'deploy',
      does: { go: addressOfVersion(version) },
    })
  return commands
}

const toDatasetCommand = (dataset: Dataset): Command => ({
  id: `dataset ${dataset.id}`,
  label: dataset.name,
  note: `${sayCount(dataset.rows, 'trip')}${dataset.simulated ? ', simulated' : ''}`,
  icon: 'data',
  does: { go: addressOfDataset(dataset.id) },
})

const toRunCommand = (run: Run): Command => ({
  id: `run ${run.id}`,
  label: run.name,
  note:
    run.state.status === 'finished'
      ? `${FAMILY_SHORT[run.recipe.family]}, ${formatMetric(run.state.result.metrics.valid.rmse.value)} min RMSE${isHonest(run) ? '' : `, ${NOT_HONEST}`}`
      : `${FAMILY_SHORT[run.recipe.family]}, ${run.state.status}`,
  icon: 'run',
  does: { go: addressOfRun(run.id) },
})
