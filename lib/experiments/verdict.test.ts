import { expect, test } from 'vitest'
import type { PairedDifference } from '@/lib/evaluation/paired-difference'
import { compareVerdict, runVerdict, type VerdictText } from './verdict'

const say = ({ before, finding, after }: VerdictText) => `${before}[${finding}]${after}`.replaceAll('\u00a0', ' ')
const by = (value: number, certainty = 1): PairedDifference => ({
  value,
  low: value - 0.01,
  high: value + 0.01,
  certainty,
})

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
    rides: 62_551,
    rmse: 5.041,
    baseline: { name: 'lookup table', rmse: 6.14, difference: by(-1.1) },
    champion: { name: 'champion', rmse: 4.963, difference: by(0.078) },
  })
  expect(say(verdict)).toBe(
    'On 62,551 later rides it misses by 5.04 min RMSE, [18 % less than the lookup table] and 0.08 min more than the champion.',
  )
})

test('a run that is worse than the lookup table says so', () => {
  const verdict = runVerdict({
    rides: 10,
    rmse: 7,
    baseline: { name: 'lookup table', rmse: 6, difference: by(1) },
    champion: null,
  })
  expect(say(verdict)).toBe('On 10 later rides it misses by 7.00 min RMSE, [17 % more than the lookup table].')
})

test('a tie with the lookup table is no small win', () => {
  const baseline = { name: 'lookup table', rmse: 6, difference: by(-0.02, 0.6) }
  expect(say(runVerdict({ rides: 10, rmse: 5.98, baseline, champion: null }))).toContain(
    '[no better and no worse than the lookup table]',
  )
})

test('a run that cannot be told from the champion says so', () => {
  const baseline = { name: 'lookup table', rmse: 6, difference: by(-1) }
  const champion = { name: 'champion', rmse: 5, difference: by(0.01, 0.4) }
  expect(say(runVerdict({ rides: 10, rmse: 5, baseline, champion }))).toContain(
    '; it cannot be told from the champion.',
  )
})

test('without a baseline the error itself is the finding', () => {
  expect(say(runVerdict({ rides: 10, rmse: 5, baseline: null, champion: null }))).toBe(
    'On 10 later rides it misses by [5.00 min RMSE].',
  )
})

test('one clear winner, with two others that are level', () => {
  const verdict = compareVerdict(
    ['linear', 'blend', 'trees', 'neural'],
    matrix([5.44, 4.96, 5.04, 5.07], ['23']),
    62_551,
  )
  expect(say(verdict)).toBe(
    'blend is better than every other run by [0.08 min or more], > 99.9 % sure. trees and neural cannot be told apart on 62,551 rides.',
  )
})

test('two runs: the better one is named', () => {
  expect(say(compareVerdict(['a', 'b'], matrix([5, 4.5]), 10))).toBe('b is better than a by [0.50 min], > 99.9 % sure.')
})

test('a tie at the top is a tie', () => {
  expect(say(compareVerdict(['a', 'b', 'c'], matrix([5, 5.01, 6], ['01']), 10))).toBe(
    'a and b [cannot be told apart] on 10 rides. c is worse than a.',
  )
})
