import {
  baselineScored,
  type Criterion,
  championAnswers,
  championNamed,
  dataInWorkspace,
  driftWatched,
  honestAtPickup,
  liveErrorKnown,
  modelBeatsBaseline,
  modelRegistered,
  rollbackRehearsed,
  runReproduced,
  runsKeepTheirRecipe,
  splitByTime,
  versionDeployed,
  versionReplaced,
} from './criteria'
import type { WorkspaceFacts } from './workspace-facts'

/** One tread of the ladder. It is reached when all its criteria are met and the treads below are reached. */
export interface Rung {
  readonly level: number
  readonly name: string
  readonly criteria: readonly Criterion[]
  readonly met: number
  readonly state: 'reached' | 'next' | 'ahead'
}

export interface Maturity {
  /** The highest rung reached; −1 where not even the first is. */
  readonly level: number
  readonly rungs: readonly Rung[]
}

type Check = (facts: WorkspaceFacts) => Criterion

const RUNGS: readonly { readonly name: string; readonly checks: readonly Check[] }[] = [
  { name: 'By hand', checks: [dataInWorkspace, baselineScored, modelBeatsBaseline] },
  { name: 'Repeatable', checks: [runsKeepTheirRecipe, splitByTime, honestAtPickup] },
  { name: 'Managed models', checks: [modelRegistered, championNamed, runReproduced] },
  { name: 'Safe deployment', checks: [versionDeployed, versionReplaced, rollbackRehearsed, championAnswers] },
  { name: 'Full operations', checks: [liveErrorKnown, driftWatched] },
]

/**
 * How far a workspace has come, after the MLOps maturity model (levels 0–4, Microsoft, "Machine Learning operations maturity model"),
 * each level as facts that can be checked here.
 */
export function judgeMaturity(facts: WorkspaceFacts): Maturity {
  const judged = RUNGS.map(({ name, checks }, level) => {
    const criteria = checks.map((check) => check(facts))
    return { level, name, criteria, met: criteria.filter(({ verdict }) => verdict === 'met').length }
  })
  const firstShort = judged.findIndex(({ criteria, met }) => met < criteria.length)
  const next = firstShort === -1 ? judged.length : firstShort
  return {
    level: next - 1,
    rungs: judged.map((rung) => ({
      ...rung,
      state: rung.level < next ? 'reached' : rung.level === next ? 'next' : 'ahead',
    })),
  }
}

/** "Maturity: level 2, one fact short of level 3". */
export function maturityTitle({ level, rungs }: Maturity): string {
  const next = rungs[level + 1]
  const reached = level < 0 ? 'Maturity: at the start' : `Maturity: level ${level}`
  if (!next) return reached
  const short = next.criteria.length - next.met
  const words = ['no fact', 'one fact', 'two facts', 'three facts', 'four facts']
  return `${reached}, ${words[short] ?? `${short} facts`} short of level ${next.level}`
}
