import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { uuidV7 } from './uuid-v7'

const randomHex = () => {
  const random = seededRandom(1)
  return () => Array.from({ length: 16 }, () => random.int(16).toString(16)).join('')
}

test('an id holds its time, version 7 and the variant', () => {
  expect(uuidV7(fixedClock(0x0188_1234_5678), randomHex())()).toMatch(
    /^01881234-5678-7000-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
})

test('ids only grow: within a millisecond, past 4,096 of them, and when the clock goes back an hour', () => {
  const clock = fixedClock(1_700_000_000_000)
  const next = uuidV7(clock, randomHex())
  const ids: string[] = []
  for (let i = 0; i < 10_000; i++) {
    if (i === 5_000) clock.advance(-3_600_000)
    ids.push(next())
  }
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})
