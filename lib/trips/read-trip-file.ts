import type { Sha256 } from '@/lib/shared/ids'
import { isOutOfMemory, whyUnread } from '@/lib/shared/out-of-memory'
import { type Failure, fail, ok, type Result } from '@/lib/shared/result'
import { gunzip, type Unpacking } from './gunzip'
import type { ImportRules } from './import-rules'
import { memoryFailure } from './memory-failure'
import { rawReading } from './raw-pieces'
import { type ParquetReader, parquetReader } from './read-parquet'
import type { RowsOfText } from './read-plainly'
import { textReader } from './read-text'
import { asRead, type Reading } from './reading'
import type { TakeReject } from './reject-log'
import type { RowReader, TakeBlock } from './row-reader'
import type { TripSource } from './trip-source'
import { BrokenEntry } from './zip-source'

const EMPTY = new Uint8Array(0)
/** Unpacked text that is read at once. */
const GATHERED_BYTES = 2 ** 18

/** About what reading asks for at once. */
const PIECE_BYTES = 2 ** 22

/** One file being read: `run` yields the bytes of it gone by and returns its hash. */
export interface TripFileReading {
  reader(): RowReader
  run(): AsyncGenerator<number, Result<Sha256>>
}

/** What a file is by its first four bytes, whatever it is called. */
export function fileKind(start: Uint8Array): 'zip' | 'parquet' | 'gzip' | 'text' {
  if (startsWith(start, [0x50, 0x4b, 3, 4])) return 'zip'
  if (startsWith(start, [0x50, 0x41, 0x52, 0x31])) return 'parquet'
  return startsWith(start, [0x1f, 0x8b]) ? 'gzip' : 'text'
}

/** Why a ZIP is not read. */
export const zipRefusal = (name: string): string =>
  `${name} is a ZIP inside a ZIP, or stands where one file of trips is needed. Unpack it and import the files inside.`

/** Why a gzip inside a gzip is not read. */
export const nestedRefusal = (name: string): string =>
  `${name} is a gzip inside a gzip. Unpack it once and import the result.`

/** Reads CSV, gzip and Parquet, told apart by their first bytes. */
export function readTripFile(
  source: TripSource,
  rules: ImportRules,
  log: TakeReject,
  take: TakeBlock,
  said: Partial<Reading> = {},
): TripFileReading {
  const reading = asRead(said)
  const csv = textReader(source.name, rules, log, take, reading)
  const parquet = parquetReader(source, rules, log, take, reading)
  let isParquet = false
  return {
    reader: () => (isParquet ? parquet : csv),
    async *run() {
      try {
        const start = await source.slice(0, Math.min(4, source.bytes))
        const kind = fileKind(start)
        if (kind === 'zip') return fail('trips/zip', zipRefusal(source.name))
        isParquet = kind === 'parquet'
        if (isParquet) return yield* readParquetFile(source, parquet)
        if (kind === 'gzip') return yield* readGzip(source, csv)
        return yield* readPlain(source, csv)
      } catch (error) {
        if (error instanceof BrokenEntry) return failed(error.failure)
        if (!(error instanceof Error)) throw error
        if (error instanceof TypeError || error instanceof ReferenceError) throw error
        const why = whyUnread(error, PIECE_BYTES)
        if (why instanceof Error && isOutOfMemory(why)) return { ok: false, error: memoryFailure(why.message) }
        return fail('file/unreadable', `${source.name} cannot be read any more: ${error.message} Choose it again.`)
      }
    },
  }
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

const failed = (error: Failure): Result<Sha256> => ({ ok: false, error })

async function* readPlain(source: TripSource, csv: RowsOfText): AsyncGenerator<number, Result<Sha256>> {
  const raw = rawReading(source)
  try {
    for (;;) {
      const piece = await raw.next()
      if (piece === null) break
      const failure = csv.push(piece)
      if (failure) return failed(failure)
      yield raw.bytes
    }
  } finally {
    await raw.close()
  }
  const failure = csv.finish()
  return failure ? failed(failure) : ok(await raw.hash.finish())
}

async function* readGzip(source: TripSource, csv: RowsOfText): AsyncGenerator<number, Result<Sha256>> {
  const unpacking: Unpacking = { reading: rawReading(source) }
  const text = gunzip(source, unpacking)
  // It comes in pieces of 16 to 64 KiB, and each that is read costs something of its own.
  const gathered = new Uint8Array(GATHERED_BYTES)
  let filled = 0
  let first = true
  try {
    for (;;) {
      const step = await text.next()
      if (step.done && step.value) return failed(step.value)
      const piece = step.done ? EMPTY : step.value
      if (first && startsWith(piece, [0x1f, 0x8b])) return fail('gzip/nested', nestedRefusal(source.name))
      first = false
      if (step.done || filled + piece.length > GATHERED_BYTES) {
        const failure = csv.push(gathered.subarray(0, filled))
        if (failure) return failed(failure)
        filled = 0
        yield unpacking.reading.bytes
        if (step.done) break
      }
      if (piece.length <= GATHERED_BYTES) {
        gathered.set(piece, filled)
        filled += piece.length
        continue
      }
      const failure = csv.push(piece)
      if (failure) return failed(failure)
    }
  } finally {
    await text.return(null)
    await unpacking.reading.close()
  }
  const failure = csv.finish()
  return failure ? failed(failure) : ok(await unpacking.reading.hash.finish())
}

async function* readParquetFile(source: TripSource, parquet: ParquetReader): AsyncGenerator<number, Result<Sha256>> {
  const raw = rawReading(source)
  while ((await raw.next()) !== null);
  const sha256 = await raw.hash.finish()
  const rows = parquet.rowGroups()
  for (;;) {
    const step = await rows.next()
    if (step.done) return step.value ? failed(step.value) : ok(sha256)
    yield Math.floor(step.value * source.bytes)
  }
}
