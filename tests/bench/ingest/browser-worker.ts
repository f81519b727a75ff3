import { openOpfsSink } from '@/lib/adapters/opfs/opfs-sink'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { rowKernel } from '@/lib/trips/row-kernel'
import { allocateChunk, CHUNK_ROWS } from '@/lib/trips/trip-chunk'
import { blobSource, type TripSource } from '@/lib/trips/trip-source'
import { readByThreads } from '@/workers/read/client'
import { madeFile, SHAPES } from './made-files'
import { ourImport, ourImportToDisk } from './our-import'
import { eachRowByUdsv, withPapaparse, withUdsv } from './rivals'

/** What the worker is asked for: `rounds` of each reader in turns, on the file chosen or on Blobs of about `megabytes`. */
export interface Task {
  readonly file: File
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

/** As the app reads it. */
const byThreads = (source: TripSource) => readByThreads([source], DEFAULT_RULES).readFile

async function csv({ file, rounds }: Task): Promise<Times> {
  const source = blobSource('trips.csv', file)
  const capacity = Math.ceil(file.size / 70)
  let remove = async () => {}
  const toDisk = async (readFile?: ReturnType<typeof byThreads>) => {
    const written = await ourImportToDisk(source, readFile)
    remove = written.remove
    return written.rows
  }
  return inTurns(rounds, [
    ['the stream alone', file.size, () => drain(file.stream())],
    ['ours', file.size, () => toDisk(byThreads(source)), () => remove()],
    ['ours, one thread', file.size, () => toDisk(), () => remove()],
    ['udsv', file.size, () => withUdsv(file, capacity)],
    ['papaparse', file.size, () => withPapaparse(file, capacity)],
  ])
}

async function shapes({ megabytes, rounds }: Task): Promise<Times> {
  const cases = SHAPES.flatMap((shape): readonly Timed[] => {
    const blob = new Blob([madeFile(shape, megabytes)])
    const ours = async () => {
      const source = blobSource(`${shape}.csv`, blob)
      await ourImport(source, byThreads(source))
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

async function gzip({ file, rounds }: Task): Promise<Times> {
  const packed = await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob()
  const source = blobSource('trips.csv.gz', packed)
  return inTurns(rounds, [
    ['DecompressionStream alone', file.size, () => drain(packed.stream().pipeThrough(new DecompressionStream('gzip')))],
    ['ours, of gzip', file.size, () => ourImport(source, byThreads(source))],
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

/** One import to disk and nothing else, for the peak of this process; `idle` only starts. */
async function memory({ file, kind }: Task): Promise<Times> {
  const source = blobSource('trips.csv', file)
  return inTurns(1, [
    [kind, file.size, async () => (kind === 'idle' ? 0 : (await ourImportToDisk(source, byThreads(source))).rows)],
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
