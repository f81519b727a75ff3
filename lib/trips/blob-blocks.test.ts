import { expect, test } from 'vitest'
import { blobBlocks } from './blob-blocks'
import { blockPool } from './block-pool'

const bytes = Uint8Array.from({ length: 30_000 }, (_, i) => (i * 31) ^ (i >> 7))
const never = () => new Promise<void>(() => undefined)

async function readAll(blob: Blob, block: number, tooLate = never) {
  const pieces = blobBlocks(blob, blockPool(block), tooLate)
  const read: number[] = []
  const lengths: number[] = []
  for (let piece = await pieces.next(); piece !== null; piece = await pieces.next()) {
    read.push(...piece)
    lengths.push(piece.length)
    pieces.free(piece)
  }
  await pieces.close()
  return { read: Uint8Array.from(read), lengths }
}

/** A Blob whose reads into the reader's own memory are answered as often as told. */
function silentAfter(answers: number): Blob {
  const blob = new Blob([bytes])
  let given = 0
  blob.stream = () =>
    new ReadableStream({
      type: 'bytes',
      async pull(controller) {
        if (given++ >= answers) return new Promise<void>(() => undefined)
        const from = (given - 1) * 1_000
        controller.enqueue(bytes.slice(from, from + 1_000))
        return undefined
      },
    })
  return blob
}

test('a Blob is read in whole blocks and a rest', async () => {
  const { read, lengths } = await readAll(new Blob([bytes]), 8_192)
  expect(Buffer.from(read).equals(bytes)).toBe(true)
  expect(lengths).toEqual([8_192, 8_192, 8_192, 30_000 - 3 * 8_192])
})

test('an empty Blob has no block', async () => {
  expect((await readAll(new Blob([]), 1)).lengths).toEqual([])
})

test.each([0, 1, 8, 9, 20])('where a Blob answers no more after %i reads, the rest is read anew', async (answers) => {
  const { read } = await readAll(silentAfter(answers), 8_192, async () => {
    await new Promise((resolve) => setImmediate(resolve))
  })
  expect(Buffer.from(read).equals(bytes)).toBe(true)
})

test('where Blobs are no byte streams, they are read all the same', async () => {
  const blob = new Blob([bytes])
  const whole = blob.stream.bind(blob)
  blob.stream = () => {
    const reader = whole().getReader()
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    })
  }
  blob.slice = () => blob
  expect(Buffer.from((await readAll(blob, 4_096)).read).equals(bytes)).toBe(true)
})
