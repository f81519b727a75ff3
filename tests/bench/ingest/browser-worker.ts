import { openOpfsSink } from '@/lib/adapters/opfs/opfs-sink'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { rowKernel } from '@/lib/trips/row-kernel'
import { allocateChunk, CHUNK_ROWS } from '@/lib/trips/trip-chunk'
import { blobSource } from '@/lib/trips/trip-source'
import { madeFile, SHAPES } from './made-files'
import { ourImport, ourImportToDisk } from './our-import'
import { eachRowByUdsv, withPapaparse, withUdsv } from './rivals'
import { yellowBlob } from './yellow-bytes'

/** What the worker is asked for: `rounds` of each reader in turns, on Blobs of about `megabytes`. */
export interface Task {
  readonly kind: 'csv' | 'shapes' | 'gzip' | 'parquet' | 'disk' | 'memory' | 'idle'
  readonly megabytes: number
  readonly rounds: number
}

/** Milliseconds of each round, by what was timed. */
export interface Times {
  readonly kernel: string
  readonly bytes: Readonly<Record<string, number>>
  readonly rows: number
  readonly ms: Readonly<Record<string, readonly number[]>>
}

type Timed = readonly [name: string, bytes: number, run: () => Promise<number>, after?: () => Promise<void>]

/** In turns, so that what else runs on the machine hits all alike. A case that gives other rows than the first with its file throws. */
async function inTurns(rounds: number, cases: readonly Timed[]): Promise<Times> {
  const ms: Record<string, number[]> = {}
  let rows = 0
  for (let round = 0; round < rounds; round++)
    for (const [name, , run, after] of cases) {
      const began = performance.now()
      const got = await run()
      ms[name] = [...(ms[name] ?? []), performance.now() - began]
      await after?.()
      if (got === 0) continue
      rows ||= got
      if (got !== rows) throw new Error(`${name}: ${got} rows instead of ${rows}`)
    }
  return { kernel: rowKernel().name, bytes: Object.fromEntries(cases.map(([name, bytes]) => [name, bytes])), rows, ms }
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<number> {
  const reader = stream.getReader()
  while (!(await reader.read()).done);
  return 0
}

async function csv({ megabytes, rounds }: Task): Promise<Times> {
  const blob = yellowBlob(megabytes)
  const source = blobSource('trips.csv', blob)
  const capacity = (await ourImport(source)) + 2
  let remove = async () => {}
  const toDisk = async () => {
    const written = await ourImportToDisk(source)
    remove = written.remove
    return written.rows
  }
  return inTurns(rounds, [
    ['the stream alone', blob.size, () => drain(blob.stream())],
    ['ours, kept in memory', blob.size, () => ourImport(source)],
    ['ours, to disk', blob.size, toDisk, () => remove()],
    ['udsv', blob.size, () => withUdsv(blob, capacity)],
    ['papaparse', blob.size, () => withPapaparse(blob, capacity)],
  ])
}

async function shapes({ megabytes, rounds }: Task): Promise<Times> {
  const cases = SHAPES.flatMap((shape): readonly Timed[] => {
    const blob = new Blob([madeFile(shape, megabytes)])
    const ours = async () => {
      await ourImport(blobSource(`${shape}.csv`, blob))
      return 0
    }
    const theirs = async () => {
      await eachRowByUdsv(blob, () => undefined)
      return 0
    }
    return [
      [shape, blob.size, ours],
      [`${shape}, udsv`, blob.size, theirs],
    ]
  })
  return inTurns(rounds, cases)
}

async function gzip({ megabytes, rounds }: Task): Promise<Times> {
  const blob = yellowBlob(megabytes)
  const packed = await new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).blob()
  return inTurns(rounds, [
    ['DecompressionStream alone', blob.size, () => drain(packed.stream().pipeThrough(new DecompressionStream('gzip')))],
    ['ours, of gzip', blob.size, () => ourImport(blobSource('trips.csv.gz', packed))],
  ])
}

async function parquet({ rounds }: Task): Promise<Times> {
  const blob = await (await fetch('/trips.parquet')).blob()
  return inTurns(rounds, [['ours, of Parquet', blob.size, () => ourImport(blobSource('trips.parquet', blob))]])
}

async function disk({ megabytes, rounds }: Task): Promise<Times> {
  const directory = await openTripDirectory('bench')
  const chunk = allocateChunk(CHUNK_ROWS, false)
  crypto.getRandomValues(chunk.subarray(0, 65_536))
  const chunks = Math.ceil((megabytes * 1e6) / chunk.length)
  const sink = await openOpfsSink(directory, 'chunks', { forMs: 5_000 })
  try {
    return await inTurns(rounds, [
      [
        'chunks written',
        chunks * chunk.length,
        async () => {
          for (let index = 0; index < chunks; index++) await sink.putChunk(index, chunk)
          return 0
        },
      ],
      [
        'chunks read',
        chunks * chunk.length,
        async () => {
          for (let index = 0; index < chunks; index++) await sink.getChunk(index)
          return 0
        },
      ],
    ])
  } finally {
    await sink.discard()
  }
}

/** One import to disk and nothing else, for the peak of this process; `idle` makes the file only. */
async function memory({ megabytes, kind }: Task): Promise<Times> {
  const blob = yellowBlob(megabytes)
  return inTurns(1, [
    [kind, blob.size, async () => (kind === 'idle' ? 0 : (await ourImportToDisk(blobSource('trips.csv', blob))).rows)],
  ])
}

const TASKS = { csv, shapes, gzip, parquet, disk, memory, idle: memory }

self.onmessage = async ({ data }: MessageEvent<Task>) => {
  try {
    self.postMessage(await TASKS[data.kind](data))
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
