import { describe, expect, test } from 'vitest'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { sweepId } from '@/lib/shared/ids'
import { dayOf, localSeconds } from '@/lib/shared/local-time'
import { aRecipe } from '@/tests/fixtures/a-run'
import { canSweep, combinations, type SweepDraft, spaceOf, sweepDraftFor, sweepOf } from './sweep-draft'

const GIVEN = { id: sweepId('s'), now: millis(5), name: 'sweep-1' }
const recipe = aRecipe({ family: 'trees', settings: {} })
const { split } = recipe
/** A thousand rides a day in January and in February. */
const dataset = {
  from: split.from,
  to: localSeconds(split.to - 1),
  rows: 59_000,
  profile: { months: [], days: Array.from({ length: 59 }, (_, i) => ({ day: dayOf(split.from) + i, rows: 1_000 })) },
}

const swept = (change: Partial<SweepDraft> = {}) =>
  sweepOf({ ...sweepDraftFor('trees', 2), ...change }, recipe, dataset, GIVEN)

describe('a sweep as it is filled in', () => {
  test('is judged inside the training period unless the validation period is asked for', () => {
    const [tail, validation] = [swept(), swept({ judge: 'validation' })]
    if (!tail.ok || !validation.ok) throw new Error('refused')
    expect(tail.value.trials.split.to).toBe(split.validFrom)
    expect(tail.value.trials.rides).toBe(24_000)
    expect(validation.value.trials.split).toEqual(split)
    expect(validation.value.trials.rides).toBe(31_000)
  })

  test('varies what is ticked, and knows how many combinations that are', () => {
    const draft = sweepDraftFor('trees', 2)
    expect(spaceOf(draft).map(({ name }) => name)).not.toContain('objective')
    const two = { ...draft, varied: new Set(['objective', 'longerIsSlower']) }
    expect(combinations(two)).toBe(6)
    const sweep = swept({ varied: two.varied })
    expect(sweep.ok && sweep.value.plan.space.map(({ name }) => name).sort()).toEqual(['longerIsSlower', 'objective'])
  })

  test.each([
    [{ varied: new Set<string>() }, 'sweep/nothing-varies'],
    [{ trials: 0 }, 'sweep/trials'],
    [{ trials: Number.NaN }, 'sweep/trials'],
    [{ workers: 1.5 }, 'sweep/workers'],
    [{ minutes: 0 }, 'sweep/minutes'],
  ] as const)('is refused with a sentence where it cannot be (%j)', (change, code) => {
    expect(swept(change)).toMatchObject({ ok: false, error: { code } })
  })

  test('is offered for each family that has something to vary', () => {
    expect(FAMILY_NAMES.filter(canSweep)).toEqual(
      expect.arrayContaining(['pair-hour-lookup', 'linear', 'trees', 'neural']),
    )
    expect(canSweep('global-median')).toBe(false)
  })
})
