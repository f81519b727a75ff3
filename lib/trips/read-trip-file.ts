import type { Sha256 } from '@/lib/shared/ids'
import { type Failure, fail, ok, type Result } from '@/lib/shared/result'
import { fileKind } from './file-kind'
import type { FileText } from './file-text'
import type { ImportRules } from './import-rules'
import { rawReading } from './raw-pieces'
import { readFailure } from './read-failure'
import { type ParquetReader, parquetReader } from './read-parquet'
import type { RowsOfText } from './read-plainly'
import { textReader } from './read-text'
import { asRead, type Reading } from './reading'
import type { TakeReject } from './reject-log'
import type { RowReader, TakeBlock } from './row-reader'
import type { TripSource } from './trip-source'

/** One file being read: `run` yields the bytes of it gone by and returns its hash. */
export interface TripFileReading {
  reader(): RowReader
  run(): AsyncGenerator<number, Result<Sha256>>
}

/** Why a ZIP is not read. */
export const zipRefusal = (name: string): string =>
  `${name} is a ZIP inside a ZIP, or stands where one file of trips is needed. Unpack it and import the files inside.`

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
        if (kind === 'parquet') return yield* readParquetFile(source, parquet)
        return yield* readText(reading.textOf(source, kind), csv)
      } catch (error) {
        return failed(readFailure(source.name, error))
      }
    },
  }
}

const failed = (error: Failure): Result<Sha256> => ({ ok: false, error })

async function* readText({ pieces, free }: FileText, csv: RowsOfText): AsyncGenerator<number, Result<Sha256>> {
  const text = pieces()
  try {
    for (;;) {
      const step = await text.next()
      if (step.done) {
        const failure = step.value.ok ? csv.finish() : null
        return failure ? failed(failure) : step.value
      }
      const failure = csv.push(step.value.text)
      free(step.value.text)
      if (failure) return failed(failure)
      yield step.value.bytes
    }
  } finally {
    await text.return(fail('trips/cancelled', 'The import was cancelled.'))
  }
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
