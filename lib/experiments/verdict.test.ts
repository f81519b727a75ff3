import { expect, test } from 'vitest'
import type { PairedDifference } from '@/lib/evaluation/paired-difference'
import { compareVerdict, runVerdict, type VerdictText } from './verdict'

const say = ({ before, finding, after }: VerdictText) => `${before}[${finding}]${after}`.replaceAll('\u00a0', ' ')
const by = (value: number, certainty = 1): PairedDifference => ({
  value,
  sureness: { low: value - 0.01, high: value + 0.01, certainty },
})
const on = (n: number) => ({ n, days: 28 })
const honest = (...names: readonly string[]) => names.map((name) => ({ name, honest: true }))
const rival = { honest: true }
const run = { honest: true, judges: on(62_551), baseline: null, champion: null }

/** The matrix of models with these errors; pairs named are ties. */
function matrix(errors: readonly number[], ties: readonly string[] = []) {
  return errors.map((a, i) =>
    errors.map((b, j) =>
      i === j ? null : by(a - b, ties.includes(`${i}${j}`) || ties.includes(`${j}${i}`) ? 0.9 : 1),
    ),
  )
}

test('a run says how much less it misses than the lookup table and how it stands to the champion', () => {
  const verdict = runVerdict({
    ...run,
    rmse: 5.041,
    baseline: { ...rival, name: 'lookup table', rmse: 6.14, difference: by(-1.1) },
    champion: { ...rival, name: 'champion', rmse: 4.963, difference: by(0.078) },
  })
  expect(say(verdict)).toBe(
    'On 62,551 later rides it misses by 5.04 min RMSE, [18 % less than the lookup table] and 0.08 min more than the champion.',
  )
})

test('a run that is worse than the lookup table says so', () => {
  const verdict = runVerdict({
    ...run,
    rmse: 7,
    baseline: { ...rival, name: 'lookup table', rmse: 6, difference: by(1) },
  })
  expect(say(verdict)).toBe('On 62,551 later rides it misses by 7.00 min RMSE, [17 % more than the lookup table].')
})

test('a tie with the lookup table is no small win', () => {
  const baseline = { ...rival, name: 'lookup table', rmse: 6, difference: by(-0.02, 0.6) }
  expect(say(runVerdict({ ...run, rmse: 5.98, baseline }))).toContain('[no better and no worse than the lookup table]')
})

test('a run that cannot be told from the champion says so', () => {
  const baseline = { ...rival, name: 'lookup table', rmse: 6, difference: by(-1) }
  const champion = { ...rival, name: 'champion', rmse: 5, difference: by(0.01, 0.4) }
  expect(say(runVerdict({ ...run, rmse: 5, baseline, champion }))).toContain('; it cannot be told from the champion.')
})

test('without a baseline the error itself is the finding', () => {
  expect(say(runVerdict({ ...run, rmse: 5 }))).toBe('On 62,551 later rides it misses by [5.00 min RMSE].')
})

test('one clear winner, with two others that are level', () => {
  const verdict = compareVerdict(
    honest('linear', 'blend', 'trees', 'neural'),
    matrix([5.44, 4.96, 5.04, 5.07], ['23']),
    on(62_551),
  )
  expect(say(verdict)).toBe(
    'blend is better than every other run by [0.08 min or more], > 99.9 % sure. trees and neural cannot be told apart on 62,551 rides.',
  )
})

test('two runs: the better one is named', () => {
  expect(say(compareVerdict(honest('a', 'b'), matrix([5, 4.5]), on(200)))).toBe(
    'b is better than a by [0.50 min], > 99.9 % sure.',
  )
})

test('a tie at the top is a tie', () => {
  expect(say(compareVerdict(honest('a', 'b', 'c'), matrix([5, 5.01, 6], ['01']), on(200)))).toBe(
    'a and b [cannot be told apart] on 200 rides. c is worse than a.',
  )
})

test('of one ride on one day nothing is concluded, neither of a run nor of two', () => {
  const judges = { n: 1, days: 1 }
  const unsure = { value: -4.7, sureness: null }
  const baseline = { ...rival, name: 'lookup table', rmse: 9.4, difference: unsure }
  expect(say(runVerdict({ ...run, judges, rmse: 4.7, baseline }))).toBe(
    'It misses by 4.70 min RMSE, but [1 ride on 1 day] is too few to judge it: that takes at least 200 rides on 7 days.',
  )
  expect(
    say(
      compareVerdict(
        honest('linear', 'lookup'),
        [
          [null, unsure],
          [{ ...unsure, value: 4.7 }, null],
        ],
        judges,
      ),
    ),
  ).toBe(
    'linear misses by the least, but [1 ride on 1 day] is too few to say whether that is real: that takes at least 200 rides on 7 days.',
  )
})

test('models half a thousandth of a minute apart are practically equal, however sure the sign', () => {
  expect(say(compareVerdict(honest('a', 'b'), matrix([5, 5.0005]), on(200)))).toBe(
    'a and b [are practically equal] on 200 rides.',
  )
  const baseline = { ...rival, name: 'lookup table', rmse: 5.0005, difference: by(-0.0005) }
  const champion = { ...rival, name: 'champion', rmse: 5.0005, difference: by(-0.0005) }
  expect(say(runVerdict({ ...run, rmse: 5, baseline, champion }))).toContain(
    '[practically equal to the lookup table]; it is practically equal to the champion.',
  )
})

test('a model that looked at what is known later never wins without that being said', () => {
  const models = [...honest('neural'), { name: 'cheat', honest: false }]
  expect(say(compareVerdict(models, matrix([5, 2]), on(200)))).toBe(
    'cheat (not honest at pickup) is better than neural by [3.00 min], > 99.9 % sure.',
  )
  const champion = { name: 'champion', honest: false, rmse: 2, difference: by(3) }
  expect(say(runVerdict({ ...run, rmse: 5, champion }))).toContain('more than the champion (not honest at pickup).')
  expect(say(runVerdict({ ...run, rmse: 2, honest: false }))).toContain(
    'It is not honest at pickup: it looks at what is only known when the ride is over.',
  )
})
