import { type FileMetaData, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { formatLocalTime } from '@/lib/shared/local-time'

type ParquetFile = Parameters<typeof parquetRead>[0]['file']

/** Texts by column index, and how many rows they are of. */
export interface ParquetTexts {
  readonly rows: number
  textAt(column: number, row: number): string
}

/**
 * Reads columns of rows [from, to) as the text that a CSV of the same table would have, "" where a value is missing. Naive timestamps are
 * wall-clock times. Throws where a column is short or cannot be decoded.
 */
export async function readParquetTexts(
  file: ParquetFile,
  metadata: FileMetaData,
  header: readonly string[],
  columns: readonly number[],
  from: number,
  to: number,
): Promise<ParquetTexts> {
  const values = new Map<number, unknown[]>()
  for (const column of new Set(columns)) {
    const name = header[column] as string
    const target = new Array<unknown>(to - from)
    let seen = 0
    await parquetRead({
      file,
      metadata,
      columns: [name],
      rowStart: from,
      rowEnd: to,
      compressors,
      parsers: AS_TEXT,
      onChunk: ({ columnData, rowStart }) => {
        for (let i = 0; i < columnData.length; i++) {
          const at = rowStart + i - from
          if (at < 0 || at >= target.length) continue
          target[at] = columnData[i]
          seen++
        }
      },
    })
    if (seen !== target.length) throw new Error(`column ${name} has ${seen} of ${target.length} values`)
    values.set(column, target)
  }
  const clocks = new Map([...values.keys()].map((column) => [column, clockParts(metadata, header[column])]))
  return {
    rows: to - from,
    textAt: (column, row) => {
      const value = values.get(column)?.[row]
      const perSecond = clocks.get(column) ?? null
      return perSecond === null ? textOf(value) : timeOfDay(value, perSecond)
    },
  }
}

/** Of a column of times of day: how many of its units make a second; null of all others. */
function clockParts({ schema }: FileMetaData, name: string | undefined): number | null {
  const element = schema.find((one) => one.name === name)
  const logical = element?.logical_type
  if (logical?.type === 'TIME') return { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }[logical.unit]
  return element?.converted_type === 'TIME_MILLIS' ? 1e3 : element?.converted_type === 'TIME_MICROS' ? 1e6 : null
}

/** `08:15:00`, which is a length as well as a time of day; fractions of a second are left out, as they are of times with a date. */
function timeOfDay(value: unknown, perSecond: number): string {
  if (typeof value !== 'number' && typeof value !== 'bigint') return textOf(value)
  const seconds = Math.floor(Number(value) / perSecond)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Timestamps as text: what comes out of the parsers is not touched again. */
const AS_TEXT = {
  timestampFromMilliseconds: (millis: bigint) => clockText(millis, 1_000n),
  timestampFromMicroseconds: (micros: bigint) => clockText(micros, 1_000_000n),
  timestampFromNanoseconds: (nanos: bigint) => clockText(nanos, 1_000_000_000n),
}

function clockText(value: bigint | null | undefined, perSecond: bigint): string | null {
  if (value === null || value === undefined) return null
  const floor = value / perSecond - (value % perSecond < 0n ? 1n : 0n)
  const seconds = Number(floor)
  return Math.abs(seconds) < 1e11 ? formatLocalTime(seconds) : String(value)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  return JSON.stringify(value) ?? ''
}
