import { rowsBetween, type Split } from '@/lib/features/split'
import { formatSeconds } from '@/lib/shared/format-time'
import { dayOf, formatLocalDate } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import { leaderboard, type Standing, winnerOf } from '@/lib/sweeps/leaderboard'
import { runSweep, type SweepEnd } from '@/lib/sweeps/run-sweep'
import type { TrialTraining } from '@/lib/sweeps/schedule'
import { levelsOf } from '@/lib/sweeps/sweep-plan'
import { tailSplit } from '@/lib/sweeps/tail-split'
import { trialRecipe } from '@/lib/sweeps/trial-recipe'
import type { RidesOfDay } from '@/lib/trips/profile'
import type { Command, Terminal } from '../command'
import { type PreparedTraining, prepareTraining } from '../prepare-training'
import { inSharedMemory } from '../shared-trips'
import { readSweepRequest, type SweepRequest } from '../sweep-request'
import { trainAndKeep } from '../train-and-keep'
import { readTrainRequest } from '../train-request'
import { SETTINGS_NOTES, TRAINING_OPTIONS } from '../training-options'
import { openTrialPool } from '../trial-pool'
import { workspaceOf } from '../workspace'

/** As many of the leaderboard are printed. */
const SHOWN = 10

export const sweep: Command = {
  summary: 'Tries settings inside the training period, then trains the best of them like train does.',
  usage:
    'sweep --train FILE[,FILE…] --valid FILE[,FILE…] --family F [--vary key=from..to]… [--strategy tpe] [--halving rides] [--trials N] [--minutes M] [--workers N] [options of train] [--json]',
  positionals: 'none',
  options: {
    ...TRAINING_OPTIONS,
    vary: {
      value: 'KEY=RANGE',
      help: 'A setting to vary: leaves=16..128, l2=1..100:log or objective=squared|huber; may be repeated (default: the usual ones of the family).',
      many: true,
    },
    strategy: { value: 'S', help: 'tpe (learns from what was tried; default), random or grid.' },
    halving: {
      value: 'WHAT',
      help: 'What first looks save on: rides (default), steps or none. One of three goes on to three times as much.',
    },
    trials: { value: 'N', help: 'Sets of settings to try, the given ones first (default 24).' },
    minutes: {
      value: 'M',
      help: 'After so many, no training is begun; those under way are finished. The winner then depends on how fast this computer is.',
    },
    workers: {
      value: 'N',
      help: 'Trainings at once (default: as many as processors). The winner is the same for any number.',
    },
    judge: {
      value: 'RIDES',
      help: 'tail (default): the last days of the training period judge; validation: the files of --valid, whose error is then no honest one any more.',
    },
  },
  notes: [
    'Settings are chosen by RMSE on the last days of the training period. Nothing of --valid and --test is looked at until the winner is trained on the whole period.',
    '',
    ...SETTINGS_NOTES,
  ],
  async run(given, terminal) {
    const request = readTrainRequest(given)
    if (!request.ok) return request
    const asked = readSweepRequest(given, request.value)
    if (!asked.ok) return asked
    const prepared = await prepareTraining(given, request.value, terminal)
    if (!prepared.ok) return prepared
    const swept = await sweepOver(prepared.value, asked.value, terminal)
    if (!swept.ok) return swept
    const { winner, standings, lines, json } = swept.value
    const task = { ...prepared.value.task, settings: winner.training.settings }
    const trained = await trainAndKeep({ ...prepared.value, task }, request.value.files, workspaceOf(given), terminal)
    if (!trained.ok) return trained
    const isSelectedOn = asked.value.judge === 'validation'
    return ok({
      lines: [
        ...lines,
        ...standings.slice(0, SHOWN).map(standingLine),
        '',
        ...(isSelectedOn
          ? [
              'The validation rides chose the settings: what follows flatters them. Judge by a test period nobody looked at.',
            ]
          : []),
        ...trained.value.lines,
      ],
      json: { ...trained.value.json, sweep: { ...json, selectedOnValidation: isSelectedOn } },
    })
  },
}

interface Swept {
  readonly winner: Standing
  readonly standings: readonly Standing[]
  readonly lines: readonly string[]
  readonly json: Readonly<Record<string, unknown>>
}

async function sweepOver(
  { task }: PreparedTraining,
  { plan, minutes, workers, judge }: SweepRequest,
  terminal: Terminal,
): Promise<Result<Swept>> {
  const split = judge === 'tail' ? tailSplit(task.split, ridesOfDays(task.trips.pickupAt, task.split)) : ok(task.split)
  if (!split.ok) return split
  const rides = rowsBetween(task.trips.pickupAt, split.value.from, split.value.validFrom).length
  const base = { plan, split: split.value, rides }
  const pool = openTrialPool({ ...task, trips: inSharedMemory(task.trips) }, workers)
  const began = performance.now()
  const levels = levelsOf(plan)
  const train = async (training: TrialTraining): Promise<number> => {
    const answer = await pool.train(trialRecipe(base, training))
    const share = levels.length > 1 ? ` on ${(100 * (levels[training.level] ?? 1)).toFixed(0)} %` : ''
    terminal.progress(
      answer.rmse === null
        ? `trial ${training.trial}${share} failed: ${answer.why}`
        : `trial ${training.trial}${share}: ${answer.rmse.toFixed(4)} min in ${answer.seconds.toFixed(1)} s  ${settingsText(training)}`,
    )
    return answer.rmse ?? Number.POSITIVE_INFINITY
  }
  const sweeping = runSweep(plan, new Map(), workers, {
    train,
    mayBegin: () => minutes === null || performance.now() - began < 60_000 * minutes,
  })
  try {
    const end = await lastOf(sweeping)
    const seconds = (performance.now() - began) / 1000
    const standings = leaderboard(plan, end.places, end.scores, new Set(), true)
    const winner = winnerOf(standings)
    if (!winner)
      return fail('sweep/no-winner', 'No training of the sweep came to an end: vary less, or give it more time.')
    const trainings = end.places.flatMap((training) =>
      training && end.scores.has(training.place) ? [{ ...training, rmse: end.scores.get(training.place) }] : [],
    )
    return ok({
      winner,
      standings,
      lines: [
        `Sweep of ${plan.family}: ${standings.length} trials, ${trainings.length} trainings in ${formatSeconds(seconds)}, ${workers} at once${end.isWhole ? '' : '; the time was up'}.`,
        `Judged by rides from ${formatLocalDate(split.value.validFrom)} to ${formatLocalDate((split.value.testFrom ?? split.value.to) - 1)}${judge === 'tail' ? ', inside the training period' : ''}; minutes of RMSE:`,
      ],
      json: { plan, split: split.value, isWhole: end.isWhole, seconds, workers, winner: winner.trial, trainings },
    })
  } finally {
    await pool.close()
  }
}

async function lastOf(sweeping: ReturnType<typeof runSweep>): Promise<SweepEnd> {
  for (;;) {
    const step = await sweeping.next()
    if (step.done) return step.value
  }
}

function ridesOfDays(pickupAt: Int32Array, { from, validFrom }: Split): readonly RidesOfDay[] {
  const perDay = new Map<number, number>()
  for (const at of pickupAt) if (at >= from && at < validFrom) perDay.set(dayOf(at), (perDay.get(dayOf(at)) ?? 0) + 1)
  return [...perDay].map(([day, rows]) => ({ day, rows })).sort((a, b) => a.day - b.day)
}

const settingsText = ({ settings }: TrialTraining): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ') || 'defaults'

function standingLine({ trial, training, score, state }: Standing, at: number): string {
  const error = score === null || score === Number.POSITIVE_INFINITY ? 'failed' : score.toFixed(4)
  return `${String(at + 1).padStart(4)}. trial ${String(trial).padStart(3)}  ${error.padStart(8)}  ${state === 'whole' ? 'trained in full' : `stopped at level ${training.level + 1}`}  ${settingsText(training)}`
}
