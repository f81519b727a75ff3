/**
 * A sweep of 16 trials of boosted trees on 40,000 rides of the simulated city, in Node: one thread and two, in turns, best of three each, from
 * the first thread's start to the last training's end. Both must do the same trainings. `--rides N`, `--rounds N`.
 */
import { availableParallelism } from 'node:os'
import { inSharedMemory } from '@/lib/cli/shared-trips'
import { openTrialPool } from '@/lib/cli/trial-pool'
import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { defaultSplit, rowsBetween } from '@/lib/features/split'
import { sha256 } from '@/lib/shared/ids'
import { defaultSpace } from '@/lib/sweeps/default-space'
import { runSweep } from '@/lib/sweeps/run-sweep'
import type { SweepPlan } from '@/lib/sweeps/sweep-plan'
import { trialRecipe } from '@/lib/sweeps/trial-recipe'
import type { TrainingTask } from '@/lib/training/training-task'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { DEFAULT_SIMULATION } from '@/lib/trips/simulation/simulation-options'
import { simulatedTrips } from '../fixtures/simulated-trips'

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const ROUNDS = option('rounds', 3)
const { columns: trips } = await simulatedTrips({ ...DEFAULT_SIMULATION, rides: option('rides', 40_000) })
const split = defaultSplit(trips.pickupAt)
if (!split.ok) throw new Error(split.error.message)
const task: TrainingTask = {
  family: 'trees',
  settings: {},
  features: DEFAULT_FEATURES,
  split: split.value,
  seed: 7,
  trips: inSharedMemory(trips),
  dataFingerprint: sha256('0'.repeat(64)),
  rules: DEFAULT_RULES,
  zoneSet: null,
  simulated: true,
}
const plan: SweepPlan = {
  family: 'trees',
  space: defaultSpace('trees'),
  fixed: {},
  strategy: 'tpe',
  halving: 'rides',
  trials: 16,
  seed: 7,
}
const base = {
  plan,
  split: split.value,
  rides: rowsBetween(trips.pickupAt, split.value.from, split.value.validFrom).length,
}

async function swept(threads: number): Promise<{ readonly seconds: number; readonly found: string }> {
  const began = performance.now()
  const pool = openTrialPool(task, threads)
  const sweeping = runSweep(plan, new Map(), threads, {
    mayBegin: () => true,
    train: async (training) => (await pool.train(trialRecipe(base, training))).rmse ?? Number.POSITIVE_INFINITY,
  })
  for (;;) {
    const step = await sweeping.next()
    if (!step.done) continue
    const seconds = (performance.now() - began) / 1000
    await pool.close()
    return { seconds, found: JSON.stringify([step.value.places, [...step.value.scores].sort((a, b) => a[0] - b[0])]) }
  }
}

console.log(
  `16 trials on ${base.rides} rides at the most, ${availableParallelism()} processors, best of ${ROUNDS} in turns`,
)
const best = new Map([1, 2].map((threads) => [threads, Number.POSITIVE_INFINITY]))
const found = new Set<string>()
for (let round = 0; round < ROUNDS; round++)
  for (const threads of best.keys()) {
    const one = await swept(threads)
    best.set(threads, Math.min(best.get(threads) ?? 0, one.seconds))
    found.add(one.found)
  }
const [alone = 0, both = 0] = best.values()
console.log(`one thread ${alone.toFixed(1)} s, two ${both.toFixed(1)} s: ${(alone / both).toFixed(2)} times as quick`)
if (found.size !== 1) {
  console.log('The sweeps did not find the same.')
  process.exitCode = 1
}
