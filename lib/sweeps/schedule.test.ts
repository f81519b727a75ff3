import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { defaultSpace } from './default-space'
import { leaderboard, winnerOf } from './leaderboard'
import { runSweep } from './run-sweep'
import type { TrialTraining } from './schedule'
import { levelsOf, type SweepPlan } from './sweep-plan'

const PLAN: SweepPlan = {
  family: 'trees',
  space: defaultSpace('trees'),
  fixed: {},
  strategy: 'tpe',
  halving: 'rides',
  trials: 24,
  seed: 7,
}

/** How far off a model with such settings would be: less with more rides. */
function errorOf({ settings, level }: TrialTraining): number {
  const { learningRate = 0.05, leaves = 48 } = settings
  return 5 + Math.log(Number(learningRate) / 0.03) ** 2 + Math.log(Number(leaves) / 90) ** 2 + 0.5 * (2 - level)
}

/** Sweeps with trainings that take as long as chance will have it. */
async function swept(
  plan: SweepPlan,
  workers: number,
  { chance = 1, known = new Map<number, number>(), most = Number.POSITIVE_INFINITY, score = errorOf } = {},
) {
  const random = seededRandom(chance)
  const order: number[] = []
  let mostAtOnce = 0
  const sweep = runSweep(plan, known, workers, {
    mayBegin: () => order.length < most,
    train: async (training) => {
      order.push(training.place)
      for (let turns = random.int(12); turns > 0; turns--) await Promise.resolve()
      return score(training)
    },
  })
  for (;;) {
    const step = await sweep.next()
    if (step.done) {
      const { places, scores, isWhole } = step.value
      const standings = leaderboard(plan, places, scores)
      return { places, scores, isWhole, order, mostAtOnce, winner: winnerOf(standings), standings }
    }
    mostAtOnce = Math.max(mostAtOnce, step.value.running.size)
  }
}

const trainingsOf = ({ places }: Awaited<ReturnType<typeof swept>>) => places.flatMap((training) => training ?? [])

describe('the trainings of a sweep', () => {
  test.each(['tpe', 'random', 'grid'] as const)(
    'are the same, with the same winner, for 1, 2, 4 or 9 workers of whatever speed (%s)',
    async (strategy) => {
      for (const halving of ['rides', 'none'] as const) {
        const plan = { ...PLAN, strategy, halving }
        const alone = await swept(plan, 1)
        for (const workers of [2, 4, 9])
          for (const chance of [1, 2]) {
            const many = await swept(plan, workers, { chance })
            expect(many.places).toEqual(alone.places)
            expect(many.winner).toEqual(alone.winner)
          }
      }
    },
  )

  test('keep as many workers busy as there are', async () => {
    for (const workers of [2, 4]) expect((await swept(PLAN, workers)).mostAtOnce).toBe(workers)
  })

  test('wait for no training on the whole but at the end, as nothing follows from it but who wins', async () => {
    const begun: number[] = []
    const sweep = runSweep(PLAN, new Map(), 2, {
      mayBegin: () => true,
      train: (training) => {
        begun.push(training.place)
        return training.trial === 0 ? new Promise(() => {}) : Promise.resolve(errorOf(training))
      },
    })
    for (let step = 0; step < 30; step++) await sweep.next()
    expect(begun.length).toBeGreaterThan(28)
  })

  test('begin with the settings as they are, trained in full', async () => {
    const [first] = trainingsOf(await swept({ ...PLAN, fixed: { leaves: 31, trees: 600 } }, 2))
    expect(first).toEqual({ place: 0, trial: 0, level: 2, settings: { leaves: 31 } })
  })

  test('let one of three go on to the next level, and never a worse one before a better one of what was known', async () => {
    const done = await swept({ ...PLAN, strategy: 'random' }, 2)
    const count = (level: number) => trainingsOf(done).filter((training) => training.level === level).length
    expect(count(0)).toBe(23)
    // As many as in the synchronous kind, and those that only came to be among the best later.
    expect([count(1) >= 7, count(1) <= 12, count(2) >= 3, count(2) <= 8]).toEqual([true, true, true, true])
    const first = new Set(trainingsOf(done).flatMap(({ trial, level }) => (level === 1 ? [trial] : [])))
    const best = trainingsOf(done)
      .filter(({ level }) => level === 0)
      .sort((a, b) => errorOf(a) - errorOf(b))
    expect(first).toContain(best[0]?.trial)
    expect(best.slice(-8).some(({ trial }) => first.has(trial))).toBe(false)
  })

  test('of so few trials that none of three is best, the best goes all the way', async () => {
    const done = await swept({ ...PLAN, trials: 3 }, 2)
    expect(trainingsOf(done).filter(({ level, trial }) => level === 2 && trial > 0)).toHaveLength(1)
    expect(done.isWhole).toBe(true)
  })

  test('that fail go no further, and a sweep of failures ends without a winner', async () => {
    const failing = await swept(PLAN, 2, { score: () => Number.POSITIVE_INFINITY })
    expect(failing.winner).toBeNull()
    expect(failing.isWhole).toBe(true)
    expect(
      trainingsOf(failing)
        .filter(({ trial }) => trial > 0)
        .every(({ level }) => level === 0),
    ).toBe(true)
  })

  test('stopped and gone on with, come to what they come to in one go', async () => {
    const whole = await swept(PLAN, 2)
    let known: ReadonlyMap<number, number> = new Map()
    for (let part = 0; part < 40; part++) {
      const some = await swept(PLAN, 1 + (part % 3), { known: new Map(known), most: 3, chance: part })
      known = some.scores
      if (some.isWhole) return expect(some.places).toEqual(whole.places)
    }
    expect.fail('it never came to an end')
  })

  test('that are left undone end it for now; the others under way are kept', async () => {
    const left = await swept(PLAN, 4, {
      score: (training) => (training.place === 5 ? (null as never) : errorOf(training)),
    })
    expect(left.isWhole).toBe(false)
    expect(left.scores.has(5)).toBe(false)
    expect(left.order.length).toBeLessThan(10)
  })

  test('try no settings twice, and end where there are no more', async () => {
    const space = [{ kind: 'choice' as const, name: 'longerIsSlower', values: [true, false] }]
    for (const strategy of ['tpe', 'random', 'grid'] as const) {
      const done = await swept({ ...PLAN, space, strategy, halving: 'none' }, 2)
      expect(trainingsOf(done).map(({ settings }) => settings)).toEqual([{}, { longerIsSlower: true }])
    }
  })

  test('lead to a better winner than the settings were, on most seeds', async () => {
    const gains = await Promise.all(
      Array.from({ length: 12 }, async (_, seed) => {
        const { winner } = await swept({ ...PLAN, seed }, 2)
        return errorOf({ place: 0, trial: 0, level: 2, settings: {} }) - (winner?.score ?? 0)
      }),
    )
    expect(gains.every((gain) => gain >= 0)).toBe(true)
    expect(gains.filter((gain) => gain > 0.1).length).toBeGreaterThan(8)
  })

  test('have whole levels of a ninth, a third and all', () => {
    expect(levelsOf(PLAN)).toEqual([1 / 9, 1 / 3, 1])
    expect(levelsOf({ halving: 'none' })).toEqual([1])
  })
})
