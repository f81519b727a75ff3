import { expect, test } from 'vitest'
import { storageFailure } from './storage-failure'
import { HeldElsewhere, whenFree } from './when-free'

const held = (name: string) => new DOMException('Access Handles cannot be created', name)

/** Refuses so many times, then answers. */
function aFile(refusals: number, error: Error) {
  let asked = 0
  return {
    asked: () => asked,
    open: async () => {
      if (asked++ < refusals) throw error
      return 'open'
    },
  }
}

test.each(['NoModificationAllowedError', 'InvalidStateError'])(
  'a file refused with %s is waited for, which is told once, and its end too',
  async (name) => {
    const told: (string | null)[] = []
    const file = aFile(2, held(name))
    const patience = { forMs: 5_000, tell: (file: string | null) => void told.push(file) }
    expect(await whenFree('a.trips', file.open, patience)).toBe('open')
    expect(told).toEqual(['a.trips', null])
  },
)

test('a file that is free is opened at once, and nobody is told', async () => {
  const told: (string | null)[] = []
  await whenFree('a.trips', aFile(0, new Error()).open, { forMs: 5_000, tell: (file) => void told.push(file) })
  expect(told).toEqual([])
})

test('a file that is never let go is an error that names it and the remedy', async () => {
  const told: (string | null)[] = []
  const file = aFile(Number.POSITIVE_INFINITY, held('NoModificationAllowedError'))
  const opening = whenFree('a.trips', file.open, { forMs: 200, tell: (name) => void told.push(name) })
  const error = await opening.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(HeldElsewhere)
  expect(file.asked()).toBe(3)
  expect(told).toEqual(['a.trips', null])
  expect(storageFailure(error)).toMatchObject({
    code: 'storage/held',
    message: expect.stringMatching(/a\.trips.*Close the other tabs of Ridecast/),
  })
})

test('who needs the file no more waits no longer', async () => {
  const file = aFile(Number.POSITIVE_INFINITY, held('NoModificationAllowedError'))
  const opening = whenFree('a.trips', file.open, { forMs: 60_000, isOver: () => file.asked() > 1 })
  await expect(opening).rejects.toBeInstanceOf(HeldElsewhere)
})

test('another error is thrown as it is', async () => {
  const file = aFile(1, new DOMException('gone', 'NotFoundError'))
  await expect(whenFree('a.trips', file.open, { forMs: 5_000 })).rejects.toThrow('gone')
  expect(file.asked()).toBe(1)
})
