import { DEFAULT_FEATURES } from '@/lib/features/catalogue'
import { readFeatureSpec } from '@/lib/features/feature-spec'
import type { RideLimits } from '@/lib/features/ride-limits'
import { LEAST_RIDES } from '@/lib/features/split'
import { FAMILIES } from '@/lib/models/families/all'
import { FAMILY_NAMES, type FamilyName } from '@/lib/models/family-name'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Given } from './command'

/** What `ridecast train` was asked for, checked. */
export interface TrainRequest {
  readonly files: {
    readonly train: readonly string[]
    readonly valid: readonly string[]
    readonly test: readonly string[]
  }
  readonly family: FamilyName
  readonly settings: Readonly<Record<string, number | string | boolean>>
  readonly features: readonly string[]
  readonly seed: number
  /** Null where all rides are used. */
  readonly limits: RideLimits | null
}

export function readTrainRequest(given: Given): Result<TrainRequest> {
  const files = { train: given.all('train'), valid: given.all('valid'), test: given.all('test') }
  if (files.train.length === 0) return fail('usage/train', '--train is missing: name the files to learn from.')
  if (files.valid.length === 0) return fail('usage/valid', '--valid is missing: name the files to judge by.')
  const name = given.one('family')
  const family = FAMILY_NAMES.find((known) => known === name)
  if (!family)
    return fail(
      'usage/family',
      name === null
        ? `--family is missing: choose ${FAMILY_NAMES.join(', ')}.`
        : `There is no family "${name.slice(0, 40)}": choose ${FAMILY_NAMES.join(', ')}.`,
    )
  const seed = Number(given.one('seed') ?? 7)
  if (!Number.isInteger(seed) || seed < 0 || seed > 4_294_967_295)
    return fail('usage/seed', '--seed is a whole number from 0 to 4294967295.')
  const settings: Record<string, number | string | boolean> = {}
  for (const pair of given.all('set')) {
    const [key = '', ...rest] = pair.split('=')
    const value = rest.join('=')
    if (key === '' || value === '') return fail('usage/set', `--set ${pair.slice(0, 60)} is not of the form key=value.`)
    settings[key] =
      value === 'true' ? true : value === 'false' ? false : Number.isNaN(Number(value)) ? value : Number(value)
  }
  const checked = FAMILIES[family].readSettings(settings)
  if (!checked.ok) return fail('usage/set', checked.error.message)
  const features = given.all('features')
  const known = readFeatureSpec(features)
  if (!known.ok) return fail('usage/features', known.error.message)
  const limits = readLimits(given)
  if (!limits.ok) return limits
  return ok({
    files,
    limits: limits.value,
    family,
    settings: checked.value,
    features: features.length > 0 ? features : DEFAULT_FEATURES,
    seed,
  })
}

/** Null where no limit is given; without a limit of its own, a part is used whole. */
function readLimits(given: Given): Result<RideLimits | null> {
  const read = (name: 'rides' | 'judged-rides'): Result<number | null> => {
    const text = given.one(name)
    if (text === null) return ok(null)
    const rides = Number(text)
    return Number.isInteger(rides) && rides >= LEAST_RIDES
      ? ok(rides)
      : fail(`usage/${name}`, `--${name} ${text.slice(0, 20)} is not a whole number from ${LEAST_RIDES} on.`)
  }
  const train = read('rides')
  if (!train.ok) return train
  const judged = read('judged-rides')
  if (!judged.ok) return judged
  if (train.value === null && judged.value === null) return ok(null)
  return ok({ train: train.value ?? Number.MAX_SAFE_INTEGER, judged: judged.value ?? Number.MAX_SAFE_INTEGER })
}
