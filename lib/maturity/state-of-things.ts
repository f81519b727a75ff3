import { isEnough, sayJudges } from '@/lib/evaluation/enough-rides'
import type { MetricSet } from '@/lib/evaluation/metric-set'
import { isHonest, NOT_HONEST } from '@/lib/experiments/honesty'
import type { VerdictText } from '@/lib/experiments/verdict'
import { formatPercent } from '@/lib/shared/format-number'
import { addressOfEndpoint, addressOfNewRun, addressOfRun, addressOfVersion } from '@/lib/shared/page-address'
import { bestFirst, isBaseline, isFinished, rmseOf } from './finished-run'
import type { WorkspaceFacts } from './workspace-facts'

/** The one sentence on the state of things, and the act that comes next. */
export interface StateOfThings {
  readonly verdict: VerdictText & {
    /** What the sentence is about, named before everything else; null where it is about nothing named. */
    readonly subject: { readonly lead: string; readonly name: string } | null
  }
  readonly next: { readonly label: string; readonly href: string }
}

/** Says where the workspace stands: from no data, over runs and versions, to a champion that answers. */
export function stateOfThings(facts: WorkspaceFacts): StateOfThings {
  const { datasets, aliases, versions, endpoints } = facts
  const champion = aliases.find(({ alias }) => alias === 'champion')
  const version = versions.find((each) => each.model === champion?.model && each.version === champion.version)
  if (version) {
    const name = `${version.model} v${version.version}`
    const known = endpoints === 'asking' ? null : endpoints
    const live = known?.find((each) => each.model === version.model && each.version === version.version)
    return {
      verdict: {
        subject: { lead: 'Champion ', name },
        before: ' is ',
        finding: againstLookup(facts, version.source.ref, version.metrics?.valid ?? null, version.honestAtPickup),
        after: live
          ? `. It answers at ${live.name}.`
          : known
            ? '. It is not deployed yet.'
            : endpoints === 'asking'
              ? '.'
              : '. Whether it is deployed, the server would know.',
      },
      next: live
        ? { label: 'Open the endpoint', href: addressOfEndpoint(live.name) }
        : {
            label: 'Deploy the champion',
            href: addressOfVersion(version),
          },
    }
  }
  if (versions.length > 0)
    return {
      verdict: {
        subject: null,
        before: `${many(versions.length, 'version is', 'versions are')} registered; `,
        finding: 'none is champion yet',
        after: '.',
      },
      next: { label: 'Name a champion', href: '/models' },
    }
  const finished = facts.runs.filter(isFinished)
  const best = bestFirst(finished.filter(isHonest))[0] ?? bestFirst(finished)[0]
  if (best)
    return {
      verdict: {
        subject: { lead: 'Best so far is ', name: best.name },
        before: ', ',
        finding: againstLookup(facts, best.id, best.state.result.metrics.valid, isHonest(best)),
        after: '. Nothing is registered yet.',
      },
      next: { label: 'Open the run', href: addressOfRun(best.id) },
    }
  const [newest] = datasets
  if (newest)
    return {
      verdict: {
        subject: null,
        before: `${many(datasets.length, 'dataset is', 'datasets are')} ready; `,
        finding: 'no run has finished yet',
        after: '.',
      },
      next: { label: 'New run', href: addressOfNewRun(newest.id) },
    }
  return {
    verdict: {
      subject: null,
      before: 'Nothing here yet: ',
      finding: 'it begins with trips',
      after: ', yours or a simulated city’s.',
    },
    next: { label: 'Bring trips', href: '/data' },
  }
}

/** "19 % better than the lookup table", by the run that the version came from; the bare error where there is no lookup on the same rides. */
function againstLookup({ runs }: WorkspaceFacts, source: string, valid: MetricSet | null, honest: boolean): string {
  if (valid === null) return 'registered without metrics'
  const finished = runs.filter(isFinished)
  const run = finished.find(({ id }) => id === source)
  if (run && isBaseline(run)) return `a ${run.recipe.family === 'global-median' ? 'constant' : 'lookup table'}`
  const lookups = finished.filter(
    (each) =>
      each.recipe.family === 'pair-hour-lookup' &&
      each.state.result.validFingerprint === run?.state.result.validFingerprint,
  )
  const lookup = bestFirst(lookups)[0]
  const rmse = valid.rmse.value
  const aside = honest ? '' : ` (${NOT_HONEST})`
  const error = `off by ${rmse.toFixed(2)}\u00a0min RMSE`
  if (!isEnough(valid)) return `${error} on only ${sayJudges(valid)}${aside}`
  if (!lookup) return `${error}${aside}`
  const share = 1 - rmse / rmseOf(lookup)
  return `${formatPercent(Math.abs(share))} ${share >= 0 ? 'better' : 'worse'} than the lookup table${aside}`
}

const many = (n: number, one: string, more: string): string => (n === 1 ? `One ${one}` : `${n} ${more}`)
