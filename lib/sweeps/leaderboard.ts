import type { Place, Scores, TrialTraining } from './schedule'
import { levelsOf, type SweepPlan } from './sweep-plan'

/** How far one trial has come. */
export interface Standing {
  readonly trial: number
  /** Its training at the highest level that is over; the one under way where none is. */
  readonly training: TrialTraining
  /** RMSE in minutes; infinite where it failed, null where none is over. */
  readonly score: number | null
  /** `out`: others of its level went on, or everything is over. */
  readonly state: 'running' | 'waiting' | 'out' | 'whole'
}

/** Trials from the best to the worst: those trained further come first, as errors of different levels cannot be set side by side. */
export function leaderboard(
  plan: SweepPlan,
  places: readonly Place[],
  scores: Scores,
  running: ReadonlySet<number> = new Set(),
  isOver = false,
): readonly Standing[] {
  const top = levelsOf(plan).length - 1
  const byTrial = new Map<number, TrialTraining[]>()
  for (const training of places)
    if (training) byTrial.set(training.trial, [...(byTrial.get(training.trial) ?? []), training])
  const standings = [...byTrial].map(([trial, trainings]): Standing => {
    const over = trainings.filter(({ place }) => scores.has(place)).sort((a, b) => b.level - a.level)[0]
    const next = trainings.find(({ place }) => !scores.has(place))
    const training = over ?? (next as TrialTraining)
    const score = over ? (scores.get(over.place) ?? null) : null
    const state =
      next && running.has(next.place)
        ? 'running'
        : training.level === top && over
          ? 'whole'
          : isOver || score === Number.POSITIVE_INFINITY
            ? 'out'
            : 'waiting'
    return { trial, training, score, state }
  })
  return standings.sort(
    (a, b) =>
      levelOf(b) - levelOf(a) ||
      (a.score === b.score ? 0 : (a.score ?? Number.POSITIVE_INFINITY) - (b.score ?? Number.POSITIVE_INFINITY)) ||
      a.trial - b.trial,
  )
}

/** What failed is behind all that did not. */
const levelOf = ({ training, score }: Standing): number =>
  score === null || score === Number.POSITIVE_INFINITY ? -1 : training.level

/** The best of those that were trained furthest; null where none is over. */
export const winnerOf = (standings: readonly Standing[]): Standing | null =>
  standings.find(({ score }) => score !== null && score < Number.POSITIVE_INFINITY) ?? null

/** The best error so far after each training at the top level, in the order of places. */
export function bestSoFar(
  plan: SweepPlan,
  places: readonly Place[],
  scores: Scores,
): readonly { readonly place: number; readonly score: number; readonly best: number }[] {
  const top = levelsOf(plan).length - 1
  let best = Number.POSITIVE_INFINITY
  return places.flatMap((training) => {
    const score = training?.level === top ? scores.get(training.place) : undefined
    if (training === null || score === undefined || score === Number.POSITIVE_INFINITY) return []
    best = Math.min(best, score)
    return [{ place: training.place, score, best }]
  })
}
