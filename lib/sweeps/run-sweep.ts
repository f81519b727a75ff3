import { type Place, type Scores, type TrialTraining, unfold } from './schedule'
import type { SweepPlan } from './sweep-plan'

export interface SweepPorts {
  /**
   * Trains and judges; answers RMSE in minutes, infinite where it failed, or null where it was left undone, which ends the sweep for now.
   */
  readonly train: (training: TrialTraining) => Promise<number | null>
  /** False once no more trainings may be begun: somebody asked to stop, or the time is up. Those under way are finished. */
  readonly mayBegin: () => boolean
}

/** How a sweep stands: whenever a training begins or ends. */
export interface SweepProgress {
  readonly places: readonly Place[]
  readonly scores: Scores
  /** Places of the trainings under way. */
  readonly running: ReadonlySet<number>
}

export interface SweepEnd extends SweepProgress {
  /** Everything that was planned is over; false where it can be gone on with. */
  readonly isWhole: boolean
}

/**
 * Does the trainings of a plan with up to so many at once, beginning with what `known` says of earlier ones. Which trainings there are, and
 * what they score, depends on neither the number of workers nor on which is done first. Left with `return()`, it begins no more.
 */
export async function* runSweep(
  plan: SweepPlan,
  known: Scores,
  workers: number,
  { train, mayBegin }: SweepPorts,
): AsyncGenerator<SweepProgress, SweepEnd> {
  const scores = new Map(known)
  const running = new Map<number, Promise<{ readonly place: number; readonly score: number | null }>>()
  let places: readonly Place[] = []
  let isLeft = false
  for (;;) {
    const schedule = unfold(plan, scores, places)
    places = schedule.places
    for (const training of places) {
      if (running.size >= workers || isLeft || !mayBegin()) break
      if (training === null || scores.has(training.place) || running.has(training.place)) continue
      running.set(
        training.place,
        train(training).then((score) => ({ place: training.place, score })),
      )
    }
    const progress = { places, scores: new Map(scores), running: new Set(running.keys()) }
    if (running.size === 0) return { ...progress, isWhole: schedule.isWhole && places.every(isOver) }
    yield progress
    const { place, score } = await Promise.race(running.values())
    running.delete(place)
    if (score === null) isLeft = true
    else scores.set(place, score)
  }

  function isOver(training: Place): boolean {
    return training === null || scores.has(training.place)
  }
}
