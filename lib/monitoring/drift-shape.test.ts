import { expect, test } from 'vitest'
import { driftShape } from './drift-shape'

const counts = (values: readonly number[]) => Float64Array.from(values)
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

test('the shapes of both stand over the same groups, as shares', () => {
  const [before, after] = driftShape(counts([1, 1, 2]), counts([0, 30, 10]), true)
  expect(before).toEqual([0.25, 0.25, 0.5])
  expect(after).toEqual([0, 0.75, 0.25])
})

test('a long tail is joined into the last group and nothing is lost', () => {
  const long = new Float64Array(200)
  long.fill(100, 0, 30)
  long[199] = 5
  const [before, after] = driftShape(long, long, true)
  expect(before).toHaveLength(15)
  expect(before.at(-1)).toBeCloseTo(205 / 3_005, 9)
  expect(sum(before)).toBeCloseTo(1, 9)
  expect(after).toEqual(before)
})

test('of named groups the first are shown, as shares of all', () => {
  const [before] = driftShape(new Float64Array(48).fill(1), new Float64Array(48), false)
  expect(before).toHaveLength(24)
  expect(sum(before)).toBeCloseTo(0.5, 9)
})

test('a column that one side has no value of has an empty shape there', () => {
  const [before, after] = driftShape(counts([4, 4]), counts([0, 0]), true)
  expect([sum(before), sum(after)]).toEqual([1, 0])
})
