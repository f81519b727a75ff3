import { afterEach, beforeEach, expect, test } from 'vitest'
import { withoutLines } from './without-lines'

const print = console.log
let printed: unknown[][] = []

beforeEach(() => {
  printed = []
  console.log = (...parts: unknown[]) => printed.push(parts)
})
afterEach(() => {
  console.log = print
})

test('lines that match are passed over while the work lasts, others are printed, and then all are', async () => {
  const before = console.log
  const answer = await withoutLines(/Running next\.config/, async () => {
    console.log('✓ Running next.config.js took 12ms')
    console.log('another', 1)
    return 5
  })
  console.log('✓ Running next.config.js took 12ms')
  expect(answer).toBe(5)
  expect(console.log).toBe(before)
  expect(printed).toEqual([['another', 1], ['✓ Running next.config.js took 12ms']])
})

test('work that fails gives the console back', async () => {
  const before = console.log
  await expect(withoutLines(/x/, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(console.log).toBe(before)
})
