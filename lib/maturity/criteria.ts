import { isEnough } from '@/lib/evaluation/enough-rides'
import { addressOfEndpoint, addressOfRun } from '@/lib/shared/page-address'
import { bestFirst, type FinishedRun, isBaseline, isFinished, rmseOf } from './finished-run'
import type { EndpointFacts, WorkspaceFacts } from './workspace-facts'

/** Where a person goes to meet a criterion. */
interface Act {
  readonly label: string
  readonly href: string
}

/** One fact checked against the workspace. Only what can be seen counts as met; what nobody measured is "cannot tell". */
export interface Criterion {
  readonly claim: string
  readonly verdict: 'met' | 'not-met' | 'cannot-tell'
  readonly act: Act | null
}

const met = (claim: string): Criterion => ({ claim, verdict: 'met', act: null })
const unmet = (claim: string, label: string, href: string): Criterion => ({
  claim,
  verdict: 'not-met',
  act: { label, href },
})
const unknown = (claim: string, act: Act | null = null): Criterion => ({ claim, verdict: 'cannot-tell', act })

const trainOne: Act = { label: 'Train one', href: '/experiments/new' }

/** What only the server knows, while it has not said so. */
const unasked = (claim: string, endpoints: 'asking' | null): Criterion =>
  unknown(claim, endpoints === 'asking' ? null : { label: 'Sign in', href: '/settings' })

const isKnown = (endpoints: WorkspaceFacts['endpoints']): endpoints is readonly EndpointFacts[] =>
  endpoints !== null && endpoints !== 'asking'

export function dataInWorkspace({ datasets }: WorkspaceFacts): Criterion {
  return datasets.length > 0 ? met('Data in the workspace') : unmet('No data yet.', 'Import trips', '/data')
}

export function baselineScored({ runs }: WorkspaceFacts): Criterion {
  return runs.some((run) => isFinished(run) && isBaseline(run))
    ? met('A baseline is scored')
    : unmet('No baseline is scored.', 'Train a lookup table', '/experiments/new')
}

/** Some model that is honest at pickup has a lower validation error than every baseline on the same rides, and those are enough to judge by. */
export function modelBeatsBaseline({ runs }: WorkspaceFacts): Criterion {
  const finished = runs.filter(isFinished)
  const beats = finished.some((run) => {
    const baselines = sameRides(run, finished).filter(isBaseline)
    const bar = bestFirst(baselines)[0]
    const { metrics, honestAtPickup } = run.state.result
    return (
      !isBaseline(run) && honestAtPickup && isEnough(metrics.valid) && bar !== undefined && rmseOf(run) < rmseOf(bar)
    )
  })
  return beats ? met('A model beats it') : unmet('No model beats it yet.', 'Train one', '/experiments/new')
}

/** Every finished run names the data it used and its seed, and that data is still here. */
export function runsKeepTheirRecipe({ runs, datasets }: WorkspaceFacts): Criterion {
  const finished = runs.filter(isFinished)
  if (finished.length === 0) return unknown('Do runs keep their seed and data hash?', trainOne)
  const lost = finished.find((run) => !datasets.some((dataset) => dataset.id === run.recipe.datasetId))
  return lost
    ? unmet(`The data of “${lost.name}” was deleted.`, 'See the run', addressOfRun(lost.id))
    : met('Every run keeps its seed and data hash')
}

/** A run is split by time or not made at all, so one finished run with later rides to judge it is enough. */
export function splitByTime({ runs }: WorkspaceFacts): Criterion {
  return runs.some((run) => isFinished(run) && run.state.result.metrics.valid.n > 0)
    ? met('Judged on later rides')
    : unknown('Are models judged on later rides?', trainOne)
}

export function honestAtPickup({ runs }: WorkspaceFacts): Criterion {
  const finished = runs.filter(isFinished)
  if (finished.length === 0) return unknown('Is a model honest at pickup?', trainOne)
  return finished.some((run) => !isBaseline(run) && run.state.result.honestAtPickup)
    ? met('A model uses only what is known at pickup')
    : unmet('No model uses only what is known at pickup.', 'Train one', '/experiments/new')
}

export function modelRegistered({ versions }: WorkspaceFacts): Criterion {
  return versions.length > 0
    ? met('Models are registered')
    : unmet('No model is registered.', 'Choose a run', '/experiments')
}

export function championNamed({ aliases }: WorkspaceFacts): Criterion {
  return aliases.some(({ alias }) => alias === 'champion')
    ? met('A version is @champion')
    : unmet('No version is @champion.', 'Name one', '/models')
}

/** Two finished runs of one recipe came to the same artefact, bit for bit. */
export function runReproduced({ runs }: WorkspaceFacts): Criterion {
  const finished = runs.filter(isFinished)
  const twin = (run: FinishedRun) =>
    finished.filter((other) => other !== run && JSON.stringify(other.recipe) === JSON.stringify(run.recipe))
  const again = finished.filter((run) => twin(run).length > 0)
  const best = bestFirst(finished)[0]
  if (!best) return unknown('Does a repeated run give the same model?', trainOne)
  if (again.length === 0) return unmet('No run was repeated yet.', 'Run one again', addressOfRun(best.id))
  return again.some((run) => twin(run).some((other) => other.state.result.artefactId === run.state.result.artefactId))
    ? met('A repeated run gave the same bits')
    : unmet('A repeated run gave another model.', 'Compare them', '/experiments')
}

export function versionDeployed({ endpoints }: WorkspaceFacts): Criterion {
  if (!isKnown(endpoints)) return unasked('Is a version deployed?', endpoints)
  return endpoints.length > 0
    ? met('A checked version answers at a URL')
    : unmet('Nothing is deployed.', 'Deploy', '/models')
}

export function versionReplaced({ endpoints }: WorkspaceFacts): Criterion {
  if (!isKnown(endpoints)) return unasked('Was a version replaced while live?', endpoints)
  return endpoints.some(({ deployments }) => deployments > 1)
    ? met('A version was replaced while live')
    : unmet('No version was replaced yet.', 'Deploy a second', '/models')
}

export function rollbackRehearsed({ endpoints }: WorkspaceFacts): Criterion {
  if (!isKnown(endpoints)) return unasked('Was a rollback rehearsed?', endpoints)
  if (endpoints.some(({ hasRolledBack }) => hasRolledBack)) return met('Rollback rehearsed')
  const ready = endpoints.find(({ deployments }) => deployments > 1)
  return unmet('No rollback was rehearsed.', 'Rehearse one', ready ? addressOfEndpoint(ready.name) : '/endpoints')
}

/** The version that answers is the one called champion. */
export function championAnswers({ endpoints, aliases }: WorkspaceFacts): Criterion {
  if (!isKnown(endpoints)) return unasked('Does the champion answer?', endpoints)
  const answers = endpoints.some(({ model, version }) =>
    aliases.some((each) => each.alias === 'champion' && each.model === model && each.version === version),
  )
  return answers
    ? met('The champion is what answers')
    : unmet('The champion is not what answers.', 'Deploy it', '/models')
}

/** Actual durations of served rides are not collected, so the error on live rides is not known. */
export const liveErrorKnown = (): Criterion => unknown('Error on live rides: actual durations are not collected')

/** Served rides are not compared with the training rides. */
export const driftWatched = (): Criterion => unknown('Drift of live rides: not measured')

function sameRides(run: FinishedRun, runs: readonly FinishedRun[]): readonly FinishedRun[] {
  return runs.filter((other) => other.state.result.validFingerprint === run.state.result.validFingerprint)
}
