import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { BY_HEADER } from '@/lib/trips/formats/format-choice'
import { importInto } from '@/lib/trips/import-into'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { memorySink } from '@/lib/trips/memory-sink'
import { type ReadAhead, readAhead } from '@/lib/trips/read-ahead'
import { type FileNews, type FileTask, serveFile } from '@/lib/trips/serve-file'
import { MOST_UNREAD, type Thread } from '@/lib/trips/thread'
import { blobSource, type TripSource } from '@/lib/trips/trip-source'
import { simulate } from '@/tests/fixtures/simulated-trips'
import { answerTasks, threadOf } from './messages'

const simulated = simulate({ seed: 3, rides: 30_000 }).files.map(({ name, parts }) =>
  blobSource(name, new Blob([...parts])),
)

const named = ['A', 'B'].map((city) =>
  blobSource(
    `${city}.csv`,
    new Blob([
      'trip_id,start_time,end_time,from_station_name,to_station_name\n',
      ...Array.from(
        { length: 300 },
        (_, i) =>
          `${i},2019-01-0${1 + (i % 9)} 08:${10 + (i % 50)}:00,2019-01-0${1 + (i % 9)} 09:00:00,${city} ${i % 7},Hub ${i % 3}\n`,
      ),
    ]),
  ),
)

/** A thread over a port of this process: messages are copied and come later, as from a worker. */
function openThread(open: Set<Thread<FileNews>>, died = new Promise<string>(() => undefined)) {
  return (task: FileTask): Thread<FileNews> => {
    const { port1, port2 } = new MessageChannel()
    answerTasks<FileTask, FileNews>(port1, (of, tell, mayGoOn) =>
      serveFile(blobSource(of.name, of.blob), of, tell, mayGoOn),
    )
    const thread: Thread<FileNews> = threadOf(port2, task, died, () => {
      port1.close()
      port2.close()
      open.delete(thread)
    })
    open.add(thread)
    return thread
  }
}

async function imported(sources: readonly TripSource[], ahead: ReadAhead | null) {
  const sink = memorySink()
  const importing = importInto(sources, DEFAULT_RULES, sink, ahead ? { readFile: ahead.readFile } : {})
  for (;;) {
    const step = await importing.next()
    if (!step.done) continue
    return { result: step.value, rejects: new TextDecoder().decode(sink.rejects()) }
  }
}

describe('files read ahead by other threads', () => {
  test.each([1, 2, 5])(
    '%i at a time: the dataset, its report and its rejects are those of one thread',
    async (threads) => {
      for (const sources of [simulated, named]) {
        const open = new Set<Thread<FileNews>>()
        const ahead = readAhead(sources, DEFAULT_RULES, threads, openThread(open))
        expect(open.size).toBe(Math.min(threads, sources.length))
        const inTurn = await imported(sources, null)
        expect(inTurn.result.ok).toBe(true)
        expect(await imported(sources, ahead)).toEqual(inTurn)
        expect(open.size).toBe(0)
      }
    },
  )

  test('a file that cannot be read fails as it does in one thread', async () => {
    const cut = gzipSync(Buffer.from(await (simulated[1] as TripSource).slice(0, 200_000))).subarray(0, 20_000)
    const sources = [simulated[0] as TripSource, blobSource('cut.csv.gz', new Blob([cut]))]
    const open = new Set<Thread<FileNews>>()
    const ahead = readAhead(sources, DEFAULT_RULES, 2, openThread(open))
    const inTurn = await imported(sources, null)
    expect(inTurn.result).toMatchObject({ ok: false, error: { code: 'gzip/damaged' } })
    expect((await imported(sources, ahead)).result).toEqual(inTurn.result)
  })

  test('a thread that dies is told with its file', async () => {
    const open = new Set<Thread<FileNews>>()
    const silent = (task: FileTask) =>
      threadOf(new MessageChannel().port1, task, Promise.resolve('out of memory'), () => undefined)
    const ahead = readAhead(simulated, DEFAULT_RULES, 1, silent)
    const { result } = await imported(simulated, ahead)
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'file/unreadable', message: expect.stringContaining('out of memory') },
    })
    expect(open.size).toBe(0)
  })

  test('a thread does not run further ahead than it may', async () => {
    const rows = '2023-01-05 08:00:00,2023-01-05 08:10:00,1,2\n'.repeat(2_000)
    const header = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID\n'
    // Each part is a piece of the stream.
    const blob = new Blob([header, ...Array.from({ length: 60 }, () => rows)])
    const { port1, port2 } = new MessageChannel()
    answerTasks<FileTask, FileNews>(port1, (of, tell, mayGoOn) =>
      serveFile(blobSource(of.name, of.blob), of, tell, mayGoOn),
    )
    let told = 0
    const task: FileTask = { name: 'long.csv', blob, rules: DEFAULT_RULES, choice: BY_HEADER }
    const asMany = (most: number) =>
      new Promise<void>((resolve) => {
        port2.onmessage = () => {
          if (++told === most) resolve()
        }
      })
    const full = asMany(MOST_UNREAD)
    port2.postMessage({ kind: 'task', task })
    await full
    // In the time in which another reads it all, it would have told more.
    await imported([blobSource('long.csv', blob)], null)
    expect(told).toBe(MOST_UNREAD)
    const more = asMany(MOST_UNREAD + 1)
    port2.postMessage({ kind: 'done', back: null })
    await more
    port1.close()
    port2.close()
  })
})
