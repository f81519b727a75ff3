import { describe, expect, it } from 'vitest'
import { loadTensorFlow } from '@/lib/adapters/tfjs/load'
import { tensorFlowTrainer } from '@/lib/adapters/tfjs/neural-trainer'
import { judgedRides } from '@/lib/evaluation/judged-rides'
import { rowsBetween, splitTail } from '@/lib/features/split'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { loadArtefact } from '@/lib/models/load-artefact'
import { millis } from '@/lib/shared/clock'
import type { Result } from '@/lib/shared/result'
import { pickTrips } from '@/lib/trips/pick-trips'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { aTrainingTask } from '@/tests/fixtures/a-training-task'
import { someTrips } from '@/tests/fixtures/some-trips'
import { gradientLearner } from './nets/gradient-learner'
import { type TrainingDeps, train } from './train'
import type { TrainingEvent } from './training-event'
import type { TrainingOutcome } from './training-outcome'
import type { TrainingTask } from './training-task'

const deps: TrainingDeps = {
  clock: { now: () => millis(performance.now()) },
  pause: async () => {},
  shouldStop: () => false,
  neural: tensorFlowTrainer(),
  ridecast: '0.1.0',
  peakMemory: () => null,
}

async function run(task: TrainingTask, over: Partial<TrainingDeps> = {}, onEvent = (_: TrainingEvent) => {}) {
  const events: TrainingEvent[] = []
  const training = train(task, { ...deps, ...over })
  for (;;) {
    const step = await training.next()
    if (step.done) return { events, result: step.value satisfies Result<TrainingOutcome> }
    events.push(step.value)
    onEvent(step.value)
  }
}

async function outcomeOf(task: TrainingTask, over: Partial<TrainingDeps> = {}): Promise<TrainingOutcome> {
  const { result } = await run(task, over)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** A clock by which every piece of work takes a second, so that there is a pause after each. */
function hurriedClock() {
  let at = 0
  return {
    now: () => {
      at += 1000
      return millis(at)
    },
  }
}

describe('training', () => {
  it.each(FAMILY_NAMES)('%s gives an artefact that predicts what it was judged by', async (family) => {
    const task = aTrainingTask({ family, settings: family === 'neural' ? aTrainingTask().settings : {} })
    const outcome = await outcomeOf(task)
    const loaded = await loadArtefact(outcome.artefact)
    if (!loaded.ok) throw new Error(loaded.error.message)
    expect(loaded.value.id).toBe(outcome.artefactId)
    const rows = rowsBetween(task.trips.pickupAt, task.split.validFrom, task.split.to)
    const predicted = loaded.value.predictor.predict(pickTrips(task.trips, rows)).minutes
    expect(predicted).toEqual(outcome.validPredictions)
    const rides = judgedRides(task.trips, task.split, 'valid')
    expect(rides.ok && rides.value.rows).toBe(outcome.metrics.valid.n)
  })

  it('gives the same artefact for the same task, bit for bit, and another for another seed', async () => {
    const one = await outcomeOf(aTrainingTask())
    const again = await outcomeOf(aTrainingTask())
    const other = await outcomeOf(aTrainingTask({ seed: 8 }))
    expect(again.artefactId).toBe(one.artefactId)
    expect(other.artefactId).not.toBe(one.artefactId)
  })

  it('does not look at the rides it will be judged by', async () => {
    const task = aTrainingTask()
    const judged = rowsBetween(task.trips.pickupAt, task.split.validFrom, task.split.to)
    const before = await loadArtefact((await outcomeOf(task)).artefact)
    const changed = { ...task.trips, dropoffAt: task.trips.dropoffAt.slice() }
    for (const row of judged) changed.dropoffAt[row] = (changed.pickupAt[row] ?? 0) + 3_000
    const after = await loadArtefact((await outcomeOf({ ...task, trips: changed })).artefact)
    if (!before.ok || !after.ok) throw new Error('An artefact could not be loaded.')
    expect(after.value.artefact.body).toEqual(before.value.artefact.body)
    expect(after.value.artefact.features).toEqual(before.value.artefact.features)
  })

  it('searches on the days before the tail, then learns on all for as many epochs', async () => {
    const { events } = await run(aTrainingTask())
    const epochs = events.flatMap((event) => (event.kind === 'epoch' ? [event] : []))
    const search = epochs.filter(({ pass }) => pass === 'search')
    const final = epochs.filter(({ pass }) => pass === 'final')
    expect(search.map(({ epoch }) => epoch)).toEqual([1, 2, 3])
    expect(search.every(({ tailRmse }) => tailRmse !== null)).toBe(true)
    const tails = search.map(({ tailRmse }) => tailRmse ?? Number.POSITIVE_INFINITY)
    expect(final).toHaveLength(tails.indexOf(Math.min(...tails)) + 1)
    expect(final.every(({ tailRmse }) => tailRmse === null)).toBe(true)
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'backend', backend: expect.stringContaining('own kernel') }),
    )
  })

  it('searches with features that never saw the days it is watched on', async () => {
    const task = aTrainingTask()
    const train = rowsBetween(task.trips.pickupAt, task.split.from, task.split.validFrom)
    const { tail } = splitTail(task.trips.pickupAt, train, 0.12)
    const changed = { ...task.trips, dropoffAt: task.trips.dropoffAt.slice() }
    for (const row of tail) changed.dropoffAt[row] = (changed.pickupAt[row] ?? 0) + 3_000
    const searchOf = async (trips: TripColumns) =>
      (await run({ ...task, trips })).events.flatMap((event) =>
        event.kind === 'epoch' && event.pass === 'search' ? [event.trainRmse] : [],
      )
    expect(await searchOf(changed)).toEqual(await searchOf(task.trips))
  })

  it('keeps the best so far when stopped', async () => {
    let asked = false
    const { events, result } = await run(aTrainingTask(), { shouldStop: () => asked }, (event) => {
      asked ||= event.kind === 'epoch'
    })
    expect(events.filter(({ kind }) => kind === 'epoch')).toHaveLength(1)
    expect(result.ok && result.value.metrics.valid.rmse.value).toBeLessThan(30)
  })

  it.each(FAMILY_NAMES)(
    '%s says that there is nothing to keep yet when stopped before its first model',
    async (family) => {
      let pauses = 0
      const { result } = await run(aTrainingTask({ family, settings: {} }), {
        clock: hurriedClock(),
        pause: async () => {
          pauses++
        },
        shouldStop: () => pauses > 3,
      })
      expect(result).toMatchObject({ ok: false, error: { code: 'training/nothing-yet' } })
      expect(pauses).toBe(4)
    },
  )

  it('keeps the best of the search when stopped while the final pass prepares', async () => {
    let [searched, asked] = [false, false]
    const { events, result } = await run(
      aTrainingTask(),
      {
        clock: hurriedClock(),
        pause: async () => {
          asked ||= searched
        },
        shouldStop: () => asked,
      },
      (event) => {
        searched = event.kind === 'epoch' && event.epoch === 3
      },
    )
    expect(events.some((event) => event.kind === 'epoch' && event.pass === 'final')).toBe(false)
    expect(result.ok && result.value.metrics.valid.rmse.value).toBeLessThan(30)
  })

  it('ends at the next pause when that throws, and closes the net', async () => {
    const training = async () =>
      run(aTrainingTask(), {
        clock: hurriedClock(),
        pause: async () => {
          throw new Error('cancelled')
        },
      })
    const { tf } = await loadTensorFlow()
    const before = tf.memory().numTensors
    await expect(training()).rejects.toThrow('cancelled')
    expect(tf.memory().numTensors).toBe(before)
  })

  it('comes to a pause dozens of times, none after a fifth of all the work, whatever it does to 300,000 rides', async () => {
    const cpuMs = () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    }
    const task = aTrainingTask({ family: 'linear', settings: {}, trips: someTrips(300_000, 5) })
    const began = cpuMs()
    let [pauses, longest, last] = [0, 0, began]
    const breathe = () => {
      const now = cpuMs()
      longest = Math.max(longest, now - last)
      last = now
      pauses++
    }
    const { result } = await run(task, { clock: hurriedClock(), pause: async () => breathe() }, breathe)
    breathe()
    expect(result.ok).toBe(true)
    expect(pauses).toBeGreaterThan(50)
    expect(longest).toBeLessThan((last - began) / 5)
  })

  it('leaves no tensor behind, over 50 trainings', async () => {
    const { tf } = await loadTensorFlow()
    const task = aTrainingTask({ settings: { ...aTrainingTask().settings, epochs: 1, computedBy: 'TensorFlow.js' } })
    await outcomeOf(task)
    const before = tf.memory().numTensors
    for (let i = 0; i < 48; i++) await outcomeOf(task)
    const cancelled = train(task, deps)
    for (;;) {
      const step = await cancelled.next()
      if (step.done || step.value.kind === 'epoch') break
    }
    await cancelled.return({ ok: false, error: { code: 'cancelled', message: 'Cancelled.' } })
    expect(tf.memory().numTensors).toBe(before)
  }, 60_000)

  it('trains a net of any layers, in words of the setting, and says what TensorFlow.js does not', async () => {
    const settings = { ...aTrainingTask().settings, hidden2: 0, activation: 'elu', dropout: 0.1, loss: 'huber' }
    const { result } = await run(aTrainingTask({ settings }))
    const artefact = result.ok ? await loadArtefact(result.value.artefact) : result
    expect(artefact).toMatchObject({
      ok: true,
      value: {
        artefact: {
          body: {
            layers: [
              { units: 16, activation: 'elu' },
              { units: 1, activation: 'linear' },
            ],
          },
        },
      },
    })
    const other = await run(aTrainingTask({ settings: { ...settings, computedBy: 'TensorFlow.js' } }))
    expect(other.result).toMatchObject({ ok: false, error: { code: 'settings/not-covered' } })
  })

  it('says which setting is wrong', async () => {
    const { result } = await run(aTrainingTask({ settings: { epochs: 0 } }))
    expect(result).toMatchObject({ ok: false, error: { code: 'settings/invalid' } })
  })

  it('says that a net diverged rather than keeping it', async () => {
    const engine = {
      gradient: (_weights: Float32Array, _rows: unknown, _batch: Int32Array, gradient: Float32Array) => {
        gradient.fill(Number.NaN)
        return Number.NaN
      },
      predict: (_weights: Float32Array, matrix: { rows: number }) => new Float32Array(matrix.rows).fill(Number.NaN),
      close: () => {},
    }
    const { result } = await run(
      aTrainingTask({ settings: { ...aTrainingTask().settings, computedBy: 'TensorFlow.js' } }),
      {
        neural: { open: async (job) => ({ learner: gradientLearner(engine, job), backend: 'broken' }) },
      },
    )
    expect(result).toMatchObject({ ok: false, error: { code: 'training/diverged' } })
  })
})
