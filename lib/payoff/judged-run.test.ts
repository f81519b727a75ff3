import { expect, test } from 'vitest'
import type { Run } from '@/lib/experiments/run'
import type { FamilyName } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { runId, sha256, zoneSetId } from '@/lib/shared/ids'
import { aCandidate, aPayoff, differing, theTable } from '@/tests/fixtures/a-payoff'
import { aFinishedRun, aRecipe, aRun, someMetrics } from '@/tests/fixtures/a-run'
import { twinOf } from './deceived-twin'
import { isCurrent } from './is-current'
import { runsBeside } from './judged-run'

const ours = sha256('f'.repeat(64))

function finished(name: string, family: FamilyName, rmse: number, honestAtPickup = true): Run {
  return aFinishedRun(
    { id: runId(name), name, recipe: aRecipe({ family }) },
    { metrics: { valid: someMetrics(rmse), test: null }, honestAtPickup },
  )
}
const beside = (runs: readonly Run[]) => runsBeside(runs, ours).map(({ name }) => name)

test('the best run of each family that learns stands beside, honest and dishonest ones apart', () => {
  expect(
    beside([
      finished('linear-1', 'linear', 5.3),
      finished('linear-2', 'linear', 5.2),
      finished('neural-1', 'neural', 5),
      finished('neural-cheat', 'neural', 4, false),
      finished('lookup-1', 'pair-hour-lookup', 6),
      finished('median', 'global-median', 9),
    ]),
  ).toEqual(['neural-cheat', 'neural-1', 'linear-2'])
})

test('runs that other rides judged, that are not finished or that are in the bin do not', () => {
  const other = aFinishedRun({ name: 'other' }, { validFingerprint: sha256('0'.repeat(64)) })
  const binned = aFinishedRun({ name: 'binned', binnedAt: millis(1) })
  expect(beside([other, binned, aRun()])).toEqual([])
})

test('an answer holds until it is of other places, another run is finished, or it was not measured whole', () => {
  const audit = { features: [], claims: [], hidden: null, repeated: { shared: 0, copies: 0 } }
  const run = finished('neural-1', 'neural', 5)
  const whole = aPayoff({ audit, runs: [run.id], validFingerprint: ours })
  const here = { zoneSetId: null }
  expect(isCurrent(whole, here, [run])).toBe(true)
  expect(isCurrent(whole, { zoneSetId: zoneSetId('z') }, [run])).toBe(false)
  expect(isCurrent(whole, here, [run, finished('neural-2', 'neural', 4.9)])).toBe(false)
  expect(isCurrent(whole, here, [run, finished('neural-2', 'neural', 5.1)])).toBe(true)
  expect(isCurrent(whole, here, [])).toBe(false)
  expect(isCurrent({ ...whole, audit: null }, here, [run])).toBe(false)
})

test('an answer about rides of other datasets that was measured without their rejects is measured anew', () => {
  const audit = { features: [], claims: [], hidden: null, repeated: { shared: 0, copies: 0 } }
  const made = { zoneSetId: null, madeFrom: { act: 'combined', of: [] } } as const
  const before = aPayoff({ audit, validFingerprint: ours })
  expect(isCurrent(before, { zoneSetId: null }, [])).toBe(true)
  expect(isCurrent(before, made, [])).toBe(false)
  expect(isCurrent({ ...before, whyNotHidden: null }, made, [])).toBe(true)
})

test('an answer whose speeds were kept without the rides that tell them is measured again', () => {
  const audit = { features: [], claims: [], hidden: null, repeated: { shared: 0, copies: 0 } }
  const speed = { distance: 'straight' as const, startMinutes: 6, minutesPerKm: Array.from({ length: 48 }, () => 2) }
  expect(isCurrent(aPayoff({ audit, speed }), { zoneSetId: null }, [])).toBe(false)
  expect(isCurrent(aPayoff({ audit, speed: { ...speed, rides: speed.minutesPerKm } }), { zoneSetId: null }, [])).toBe(
    true,
  )
})

test('the best run is offered a twin that knows the fare, once', () => {
  const run = finished('neural-1', 'neural', 4.5)
  const best = aCandidate({ kind: 'run', name: 'neural-1', error: 4.5, run: { id: run.id, family: 'neural' } })
  const claim = { features: ['fare' as const], model: 'ridge', claimed: 4, honest: 5, difference: differing(-1) }
  const audit = { features: [], claims: [claim], hidden: null, repeated: { shared: 0, copies: 0 } }
  const payoff = aPayoff({ audit, candidates: [theTable(), aCandidate(), best] })
  expect(twinOf(payoff, [run])).toMatchObject({
    of: 'neural-1',
    recipe: { features: [...run.recipe.features, 'fare'] },
  })
  expect(twinOf({ ...payoff, candidates: [theTable(), aCandidate()] }, [run])).toBeNull()
  const cheat = { ...best, honest: false }
  expect(twinOf({ ...payoff, candidates: [...payoff.candidates, cheat] }, [run])).toBeNull()
})
