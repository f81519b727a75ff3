import { expect, test } from 'vitest'
import { isOutOfMemory } from './out-of-memory'

const thrownBy = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

test('an array larger than this machine can hold is out of memory', () => {
  expect(isOutOfMemory(thrownBy(() => new ArrayBuffer(2 ** 50)))).toBe(true)
  expect(isOutOfMemory(thrownBy(() => new Float64Array(2 ** 45)))).toBe(true)
})

test('a view beyond the end of a buffer is not, nor is a recursion without end', () => {
  const deep = (): number => deep() + 1
  expect(isOutOfMemory(thrownBy(() => new Uint8Array(new ArrayBuffer(8), 4, 400)))).toBe(false)
  expect(isOutOfMemory(thrownBy(deep))).toBe(false)
})

test.each(['out of memory', 'Out of memory', 'Aborted(OOM)', 'Map maximum size exceeded', 'allocation size overflow'])(
  'other words for it are known: %s',
  (words) => expect(isOutOfMemory(new RangeError(words))).toBe(true),
)
