import { grid } from './grid'
import { type TrialSettings, withDefaults, withoutDefaults } from './search-space'
import { drawSettings, FEWEST_RESULTS, randomOf, suggest } from './suggest'
import { aheadOf, KEEP_ONE_OF, levelsOf, type SweepPlan } from './sweep-plan'

/** One training of a sweep: some settings at one level. A trial that does well is trained again, at the next. */
export interface TrialTraining {
  /** Its number in the order of decisions, from 0. */
  readonly place: number
  /** Which settings, from 0. */
  readonly trial: number
  readonly level: number
  /** All that vary and all that are fixed, as a recipe has them. */
  readonly settings: TrialSettings
}

/** A place in the order of decisions; null where there was nothing to do until more is known. */
export type Place = TrialTraining | null

export interface Schedule {
  readonly places: readonly Place[]
  /** Nothing will be added, whatever the results. */
  readonly isWhole: boolean
}

/** Of a training by its place: how far off its model was, infinite where it failed, undefined where it is not over. */
export type Scores = ReadonlyMap<number, number>

/** How often settings are drawn again that were tried before. */
const DRAWS = 20

/**
 * The trainings that are decided, given the results so far; `before` is what an earlier call said, with fewer results. Settings that did
 * well go on to the next level asynchronously, as in Li et al., “A System for Massively Parallel Hyperparameter Tuning”, MLSys 2020 (ASHA),
 * but what a decision knows is counted in places and not in time: see `aheadOf`. Above a first look nothing follows from trainings on the
 * whole but who wins: nobody waits for those.
 */
export function unfold(plan: SweepPlan, scores: Scores, before: readonly Place[] = []): Schedule {
  const places = [...before]
  const ahead = aheadOf(plan)
  for (;;) {
    const awaited = awaitedOf(plan, places)
    const known = awaited.filter(({ place }) => place <= places.length - ahead)
    if (known.some(({ place }) => !scores.has(place))) return { places, isWhole: false }
    const next = decide(plan, places, known, scores)
    if (next === null && known.length === awaited.length) return { places, isWhole: true }
    places.push(next && { place: places.length, ...next })
  }
}

type Decision = Omit<TrialTraining, 'place'>

/** Trainings from whose results something follows. */
function awaitedOf(plan: SweepPlan, places: readonly Place[]): readonly TrialTraining[] {
  const top = levelsOf(plan).length - 1
  return places.flatMap((training) => (training && (top === 0 || training.level < top) ? [training] : []))
}

function decide(
  plan: SweepPlan,
  places: readonly Place[],
  known: readonly TrialTraining[],
  scores: Scores,
): Decision | null {
  const decided = places.flatMap((training) => training ?? [])
  const top = levelsOf(plan).length - 1
  const scoreOf = ({ place }: TrialTraining) => scores.get(place) ?? Number.POSITIVE_INFINITY
  const ranked = (level: number) =>
    known
      .filter((training) => training.level === level && scoreOf(training) < Number.POSITIVE_INFINITY)
      .sort((a, b) => scoreOf(a) - scoreOf(b) || a.trial - b.trial)
  const isFurther = ({ trial, level }: TrialTraining) =>
    decided.some((training) => training.trial === trial && training.level > level)
  const promoted = ({ trial, level, settings }: TrialTraining): Decision => ({ trial, level: level + 1, settings })

  // What they are without a sweep is trained in full at once: it is what the winner has to beat.
  if (decided.length === 0) return { trial: 0, level: top, settings: withoutDefaults(plan.family, plan.fixed) }
  for (let level = top - 1; level >= 0; level--) {
    const all = known.filter((training) => training.level === level).length
    const next = ranked(level)
      .slice(0, Math.floor(all / KEEP_ONE_OF))
      .find((training) => !isFurther(training))
    if (next) return promoted(next)
  }
  const trial = decided.reduce((most, training) => Math.max(most, training.trial), 0) + 1
  const settings = trial < plan.trials ? newSettings(plan, trial, places, known, scoreOf) : null
  if (settings) return { trial, level: 0, settings }

  // All are begun and known: however few there were, the best goes all the way.
  if (
    known.length < awaitedOf(plan, places).length ||
    decided.some(({ level, trial: its }) => level === top && its > 0)
  )
    return null
  for (let level = top - 1; level >= 0; level--) {
    const [best] = ranked(level)
    if (best) return promoted(best)
  }
  return null
}

/** Settings that were not tried yet; null where there are no more. */
function newSettings(
  plan: SweepPlan,
  trial: number,
  places: readonly Place[],
  known: readonly TrialTraining[],
  scoreOf: (training: TrialTraining) => number,
): TrialSettings | null {
  const { family, space, fixed, seed } = plan
  const whole = (varied: TrialSettings) => withoutDefaults(family, { ...fixed, ...varied })
  const tried = new Set(places.flatMap((training) => (training ? [keyOf(training.settings)] : [])))
  if (plan.strategy === 'grid') {
    for (const varied of grid(space, randomOf(seed, -1))) if (!tried.has(keyOf(whole(varied)))) return whole(varied)
    return null
  }
  const random = randomOf(seed, trial)
  const level = levelToLearnFrom(known)
  const spelt = (settings: TrialSettings) => withDefaults(family, settings)
  const results = known.flatMap((training) =>
    training.level === level ? [{ settings: spelt(training.settings), score: scoreOf(training) }] : [],
  )
  const pending = awaitedOf(plan, places)
    .slice(known.length)
    .map(({ settings }) => spelt(settings))
  for (let draw = 0; draw < DRAWS; draw++) {
    const varied = plan.strategy === 'tpe' ? suggest(space, results, pending, random) : drawSettings(space, random)
    if (!tried.has(keyOf(whole(varied)))) return whole(varied)
  }
  return null
}

/** Errors of different levels are of different models: the highest level that has results enough counts. */
function levelToLearnFrom(known: readonly TrialTraining[]): number {
  const counts = new Map<number, number>()
  for (const { level } of known) counts.set(level, (counts.get(level) ?? 0) + 1)
  const enough = [...counts].flatMap(([level, count]) => (count >= FEWEST_RESULTS ? [level] : []))
  return Math.max(0, ...enough)
}

const keyOf = (settings: TrialSettings): string =>
  JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)))
