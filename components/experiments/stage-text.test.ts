import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { curveText, passText, stageText } from './stage-text'

const training = {
  status: 'training',
  heartbeatAt: millis(0),
  stage: 'training',
  epoch: 9,
  epochs: 28,
  secondsLeft: null,
} as const
const search = { ...training, pass: { name: 'search', epoch: 9, epochs: 14 } } as const
const final = { ...training, epoch: 16, epochs: 25, pass: { name: 'final', epoch: 2, epochs: 11 } } as const

test('each pass of a net counts its own epochs', () => {
  expect(stageText(search)).toBe('epoch 9 of 14')
  expect(passText(search)).toEqual({ pass: 'pass 1 of 2', purpose: 'choosing the number of epochs' })
  expect(stageText(final)).toBe('epoch 2 of 11')
  expect(passText(final)).toEqual({ pass: 'pass 2 of 2', purpose: 'all training days' })
  expect(stageText({ ...training, stage: 'evaluation' })).toBe('judging on validation')
})

test('of boosted trees the trees are counted', () => {
  expect(stageText(search, 'tree')).toBe('tree 9 of 14')
  expect(passText(search, 'tree')?.purpose).toBe('choosing the number of trees')
  expect(curveText(search, 'tree')).toContain('how many trees pass 2 learns for')
})

test('a blend counts steps through all members, which each have their own passes', () => {
  expect(stageText(search, 'step')).toBe('step 9 of 14')
  expect(passText(search, 'step')).toBeNull()
  expect(curveText(search, 'step')).toContain('that of one member alone')
})

test('a run from before passes were written down counts as it did', () => {
  expect(stageText(training)).toBe('epoch 9 of 28')
  expect(passText(training)).toBeNull()
  expect(stageText({ ...training, epochs: 1 })).toBe('fitting')
})

test('the ring is what a stop keeps only while the first pass runs', () => {
  expect(curveText(search)).toContain('if you stop now')
  expect(curveText(final)).toContain('the number of epochs that pass 2 learns for')
})
