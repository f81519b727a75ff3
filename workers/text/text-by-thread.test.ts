import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { HASH_BLOCK_BYTES } from '@/lib/shared/block-hash'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { readTripFile } from '@/lib/trips/read-trip-file'
import { rejectLog } from '@/lib/trips/reject-log'
import { serveText, type TextNews, type TextTask } from '@/lib/trips/serve-text'
import { textByThread } from '@/lib/trips/text-by-thread'
import { MOST_UNREAD } from '@/lib/trips/thread'
import { blobSource, directSource, type TripSource } from '@/lib/trips/trip-source'
import { answerTasks, threadOf } from '../read/messages'

const ROWS = 80_000
const text = `lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID\n${Array.from(
  { length: ROWS },
  (_, i) => `2023-01-05 08:00:00,2023-01-05 08:${10 + (i % 50)}:00,${i % 270},${1 + (i % 7)}\n`,
).join('')}`
const never = () => new Promise<void>(() => undefined)

/** Threads over ports of this process, and how many are and were open. */
function threads(died = new Promise<string>(() => undefined), answers = true) {
  const count = { open: 0, opened: 0 }
  const open = (task: TextTask) => {
    const { port1, port2 } = new MessageChannel()
    if (answers)
      answerTasks<TextTask, TextNews>(port1, (of, tell, mayGoOn) =>
        serveText(directSource(of.name, of.blob, never), of, tell, mayGoOn),
      )
    count.open++
    count.opened++
    return threadOf<TextTask, TextNews>(port2, task, died, () => {
      port1.close()
      port2.close()
      count.open--
    })
  }
  return { open, count }
}

async function read(source: TripSource, textOf?: ReturnType<typeof textByThread>) {
  const log = rejectLog()
  const kept: number[] = []
  const file = readTripFile(
    source,
    DEFAULT_RULES,
    log,
    (block, rows) => {
      for (let i = 0; i < rows; i++) kept.push(block.dropoffAt[i] as number, block.pickupZone[i] as number)
    },
    textOf ? { textOf } : {},
  )
  const run = file.run()
  for (;;) {
    const step = await run.next()
    if (step.done) return { outcome: step.value, kept, counts: log.counts, read: file.reader().read() }
  }
}

test.each([
  ['plain text', new Blob([text])],
  ['gzip', new Blob([gzipSync(text)])],
  ['gzip of two members', new Blob([gzipSync(text.slice(0, 1_000_000)), gzipSync(text.slice(1_000_000))])],
  ['gzip that is cut off', new Blob([gzipSync(text).subarray(0, 40_000)])],
  ['gzip inside a gzip', new Blob([gzipSync(gzipSync(text))])],
])('%s: rows, rejects and hash are the same as without a thread', async (_, blob) => {
  const { open, count } = threads()
  const source = blobSource('trips.csv', blob)
  const here = await read(source)
  expect(await read(source, textByThread(open, undefined, 0))).toEqual(here)
  expect(here.outcome.ok).toBe(count.opened === 1 && here.read === ROWS)
  expect(count).toMatchObject({ open: 0, opened: 1 })
})

test('a small file is read without a thread', async () => {
  const { open, count } = threads()
  const small = blobSource('trips.csv', new Blob([text.slice(0, 10_000)]))
  expect((await read(small, textByThread(open))).outcome.ok).toBe(true)
  expect(count.opened).toBe(0)
})

test('a thread that dies is told with its file', async () => {
  const { open, count } = threads(Promise.resolve('out of memory'), false)
  const { outcome } = await read(blobSource('trips.csv', new Blob([text])), textByThread(open, undefined, 0))
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'file/unreadable', message: expect.stringContaining('out of memory') },
  })
  expect(count.open).toBe(0)
})

test('the memory of blocks that were read goes back to the thread', async () => {
  let told = 0
  let back = 0
  const open = (task: TextTask) => {
    const { port1, port2 } = new MessageChannel()
    answerTasks<TextTask, TextNews>(port1, (of, tell, mayGoOn) =>
      serveText(
        directSource(of.name, of.blob, never),
        of,
        (news, move) => {
          told += move.length
          tell(news, move)
        },
        async () => {
          const returned = await mayGoOn()
          back += returned.filter(({ byteLength }) => byteLength === HASH_BLOCK_BYTES).length
          return returned
        },
      ),
    )
    return threadOf<TextTask, TextNews>(port2, task, never().then(String), () => port1.close())
  }
  await read(blobSource('trips.csv', new Blob(Array.from({ length: 8 }, () => text))), textByThread(open, undefined, 0))
  expect(told).toBeGreaterThan(2 * MOST_UNREAD)
  expect(back).toBeGreaterThanOrEqual(told - MOST_UNREAD - 1)
})
