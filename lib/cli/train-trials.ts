import { parentPort, workerData } from 'node:worker_threads'
import { limitedParts } from '@/lib/features/ride-limits'
import { millis } from '@/lib/shared/clock'
import { RELEASE } from '@/lib/shared/release'
import { train } from '@/lib/training/train'
import type { TrainingTask } from '@/lib/training/training-task'
import { sampleTrips } from '@/lib/trips/sample-rides'
import { nodeTrainer } from './node-trainer'
import type { TrialAnswer, TrialQuestion } from './trial-pool'

const common: TrainingTask = workerData

/** Trains one trial to its end and judges it on the last part of its split. */
async function trained({ split, settings, limits }: TrialQuestion): Promise<TrialAnswer> {
  const { trips } = limits ? sampleTrips(common.trips, limitedParts(split, limits, common.seed)) : common
  const training = train(
    { ...common, trips, split, settings },
    {
      clock: { now: () => millis(performance.now()) },
      pause: async () => {},
      shouldStop: () => false,
      neural: nodeTrainer(),
      ridecast: RELEASE,
      peakMemory: () => null,
    },
  )
  for (;;) {
    const step = await training.next()
    if (!step.done) continue
    if (!step.value.ok) return { rmse: null, why: step.value.error.message }
    const { metrics, cost } = step.value.value
    return { rmse: metrics.valid.rmse.value, judges: metrics.valid.n, seconds: cost.seconds }
  }
}

parentPort?.on('message', async (question: TrialQuestion) => {
  const answer = await trained(question).catch((error: unknown): TrialAnswer => {
    return { rmse: null, why: error instanceof Error ? error.message : String(error) }
  })
  parentPort?.postMessage(answer)
})
