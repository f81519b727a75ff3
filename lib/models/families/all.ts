import type { z } from 'zod'
import { fail, ok, type Result } from '@/lib/shared/result'
import { atOnce, type Steps } from '@/lib/shared/steps'
import { FOR_WORDS, wordsOfIssue } from '@/lib/shared/words-of-issue'
import type { SettingValue } from '../artefact'
import type { FamilyName } from '../family-name'
import { blend } from './blend'
import type { Family, FitInput, FittedModel } from './family'
import { globalMedian } from './global-median'
import { linear } from './linear'
import { neural } from './neural'
import { pairHourLookup } from './pair-hour-lookup'
import { fieldsOf } from './setting-fields'
import { trees } from './trees'

type Settings = Readonly<Record<string, SettingValue>>

/** Binds a family to its own settings, so that a list of families needs to know none of them. */
function register<S extends Settings>(family: Family<S>) {
  const learn = family.fit
  const fitInSteps =
    learn &&
    function* (input: FitInput<unknown>): Steps<Result<FittedModel>> {
      const parsed = family.settings.safeParse(input.settings ?? {}, FOR_WORDS)
      return parsed.success ? ok(yield* learn({ ...input, settings: parsed.data })) : refuse(family.label, parsed.error)
    }
  return {
    label: family.label,
    summary: family.summary,
    fields: fieldsOf(family.settings),
    /** Checks settings and fills in defaults. */
    readSettings(raw: unknown): Result<Settings> {
      const parsed = family.settings.safeParse(raw ?? {}, FOR_WORDS)
      return parsed.success ? ok(parsed.data) : refuse(family.label, parsed.error)
    },
    /** Learns at once; null where a trainer of its own does it, epoch by epoch. */
    fit: fitInSteps && ((input: FitInput<unknown>) => atOnce(fitInSteps(input))),
    /** The same piece by piece. */
    fitInSteps,
  }
}

export type RegisteredFamily = ReturnType<typeof register>

export const FAMILIES: Readonly<Record<FamilyName, RegisteredFamily>> = {
  'global-median': register(globalMedian),
  'pair-hour-lookup': register(pairHourLookup),
  linear: register(linear),
  trees: register(trees),
  neural: register(neural),
  blend: register(blend),
}

function refuse(label: string, error: z.ZodError) {
  const issue = error.issues[0]
  return fail(
    'settings/invalid',
    `${label}: ${issue ? wordsOfIssue(issue, 'The list of settings', 'give') : 'the settings are unreadable.'}`,
  )
}
