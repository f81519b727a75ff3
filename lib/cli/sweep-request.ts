import { availableParallelism } from 'node:os'
import type { SettingValue } from '@/lib/models/artefact'
import { FAMILIES } from '@/lib/models/families/all'
import type { FamilyName } from '@/lib/models/family-name'
import { quote } from '@/lib/shared/quote'
import { fail, ok, type Result } from '@/lib/shared/result'
import { defaultSpace, stepsOf } from '@/lib/sweeps/default-space'
import { checkSpace, type Dimension, type SearchSpace } from '@/lib/sweeps/search-space'
import { HALVINGS, MOST_TRIALS, STRATEGIES, type SweepPlan } from '@/lib/sweeps/sweep-plan'
import type { Given } from './command'
import type { TrainRequest } from './train-request'

const JUDGES = ['tail', 'validation'] as const

/** What `ridecast sweep` was asked for beside what a training is. */
export interface SweepRequest {
  readonly plan: SweepPlan
  /** Minutes after which no training is begun, or null. */
  readonly minutes: number | null
  readonly workers: number
  readonly judge: (typeof JUDGES)[number]
}

const USUAL_TRIALS = 24
const MOST_WORKERS = 64

export function readSweepRequest(given: Given, { family, settings, seed }: TrainRequest): Result<SweepRequest> {
  const space = readSpace(family, given.all('vary'))
  if (!space.ok) return fail('usage/vary', space.error.message)
  const strategy = oneOf(given, 'strategy', STRATEGIES)
  if (!strategy.ok) return strategy
  const halving = oneOf(given, 'halving', HALVINGS)
  if (!halving.ok) return halving
  if (halving.value === 'steps' && stepsOf(family) === null)
    return fail('usage/halving', `${FAMILIES[family].label} has no steps to save on: choose rides or none.`)
  const judge = oneOf(given, 'judge', JUDGES)
  if (!judge.ok) return judge
  const trials = wholeNumber(given, 'trials', USUAL_TRIALS, MOST_TRIALS)
  if (!trials.ok) return trials
  const workers = wholeNumber(given, 'workers', Math.min(MOST_WORKERS, availableParallelism()), MOST_WORKERS)
  if (!workers.ok) return workers
  const minutes = given.one('minutes')
  if (minutes !== null && !(Number(minutes) > 0))
    return fail('usage/minutes', `--minutes ${quote(minutes)} is not a number above 0.`)
  return ok({
    plan: {
      family,
      space: space.value,
      fixed: settings,
      strategy: strategy.value,
      halving: halving.value,
      trials: trials.value,
      seed,
    },
    minutes: minutes === null ? null : Number(minutes),
    workers: workers.value,
    judge: judge.value,
  })
}

/** The first is the default. */
function oneOf<Word extends string>(given: Given, name: string, words: readonly Word[]): Result<Word> {
  const text = given.one(name) ?? words[0]
  const word = words.find((each) => each === text)
  return word ? ok(word) : fail(`usage/${name}`, `--${name} ${quote(text ?? '')} is none of ${words.join(', ')}.`)
}

function wholeNumber(given: Given, name: string, otherwise: number, most: number): Result<number> {
  const number = Number(given.one(name) ?? otherwise)
  return Number.isInteger(number) && number >= 1 && number <= most
    ? ok(number)
    : fail(`usage/${name}`, `--${name} is a whole number from 1 to ${most}.`)
}

/** `key=from..to`, `key=from..to:log` and `key=a|b`; without any the family's usual ones. */
function readSpace(family: FamilyName, texts: readonly string[]): Result<SearchSpace> {
  const usual = defaultSpace(family)
  if (texts.length === 0)
    return usual.length > 0
      ? ok(usual)
      : fail('sweep/nothing-varies', `${FAMILIES[family].label} has no setting that is worth varying.`)
  const space: Dimension[] = []
  for (const text of texts) {
    const dimension = readDimension(family, text)
    if (!dimension)
      return fail('sweep/vary', `--vary ${quote(text)} is not of the form key=from..to, key=from..to:log or key=a|b.`)
    space.push(dimension)
  }
  return checkSpace(family, space)
}

function readDimension(family: FamilyName, text: string): Dimension | null {
  const [, name, told] = /^(\w+)=(.+)$/.exec(text) ?? []
  if (name === undefined || told === undefined) return null
  const [, from, to, scale] = /^([\d.e+-]+?)\.\.([\d.e+-]+?)(?::(log|linear))?$/.exec(told) ?? []
  if (from === undefined || to === undefined) {
    const values = told.split('|').map(settingOf)
    return values.length > 1 ? { kind: 'choice', name, values } : null
  }
  const whole = FAMILIES[family].fields.find((field) => field.name === name)?.whole ?? false
  return { kind: 'range', name, from: Number(from), to: Number(to), scale: scale === 'log' ? 'log' : 'linear', whole }
}

const settingOf = (text: string): SettingValue =>
  text === 'true' ? true : text === 'false' ? false : text === '' || Number.isNaN(Number(text)) ? text : Number(text)
