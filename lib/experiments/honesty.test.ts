import { expect, test } from 'vitest'
import { aFinishedRun } from '@/tests/fixtures/a-run'
import { isOfSimulated } from './honesty'

test('a run of simulated rides is said to be one after its dataset was deleted, too', () => {
  const run = aFinishedRun({}, { simulated: true })
  expect(isOfSimulated(run, { simulated: true })).toBe(true)
  expect(isOfSimulated(run, null)).toBe(true)
  expect(isOfSimulated(aFinishedRun({}, { simulated: false }), null)).toBe(false)
})

test('of a run that did not keep it, the dataset says whether its rides are simulated', () => {
  expect(isOfSimulated(aFinishedRun(), { simulated: true })).toBe(true)
  expect(isOfSimulated(aFinishedRun())).toBe(false)
})
