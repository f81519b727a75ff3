import { expect, test } from 'vitest'
import { usedRoom } from './used-room'

test('the browser’s figure holds where it can be true', () => {
  expect(usedRoom(9_000_000, 4_000_000)).toEqual({ bytes: 9_000_000, isKnownSum: false })
  expect(usedRoom(0, 0)).toEqual({ bytes: 0, isKnownSum: false })
})

test.each([
  ['a usage that has wrapped below zero', 4_294_347_637, 1_400_000],
  ['a usage that leaves out the trips', 304, 1_400_000],
])('%s is not believed: what the app knows of is summed', (_, told, known) => {
  expect(usedRoom(told, known)).toEqual({ bytes: known, isKnownSum: true })
})
