import { parquetMetadataAsync } from 'hyparquet'
import { isBlankRow, type RowTokens, readRow, rowTexts, rowTokens } from '@/lib/shared/csv/row-tokens'
import { type Delimiter, sniffDelimiter } from '@/lib/shared/csv/sniff-delimiter'
import { fail, ok, type Result } from '@/lib/shared/result'
import { countLines } from '../count-lines'
import { fileKind } from '../file-kind'
import type { Verdict } from '../find-row'
import { type OpeningText, openingRows } from '../opening-rows'
import { readParquetTexts } from '../parquet-texts'
import { FIRST_CHUNK_BYTES } from '../read-text'
import { zipRefusal } from '../read-trip-file'
import { readTextStart } from '../text-start'
import type { TripSource } from '../trip-source'
import { utf8Pieces } from '../utf8-pieces'

/** The beginning of a file as text: what a mapping is guessed from and shown by. */
export interface MappingSample {
  readonly file: string
  readonly header: readonly string[]
  readonly delimiter: Delimiter
  /** The first rows, each with the number of its line (of its row, in Parquet). */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** The text itself, in which a mapping may find other rows than a header alone; null where there is none, in Parquet. */
  readonly text: OpeningText | null
}

/** Enough to tell ids from numbers, and days from months. */
const MOST_ROWS = 2_000

/** Reads the header and the first rows of a file of any header. Fails where it has none, or cannot be read. */
export async function readMappingSample(source: TripSource): Promise<Result<MappingSample>> {
  const kind = fileKind(await source.slice(0, Math.min(4, source.bytes)))
  if (kind === 'zip') return fail('trips/zip', zipRefusal(source.name))
  if (kind === 'parquet') return sampleOfParquet(source)
  const text = utf8Pieces(source.name)
  const parts: Uint8Array[] = []
  let length = 0
  const gather = (bytes: ReturnType<typeof text.push>) => {
    if (!(bytes instanceof Uint8Array)) return
    parts.push(bytes.slice())
    length += bytes.length
  }
  const start = await readTextStart(source, kind, (piece) => {
    gather(text.push(piece))
    return length >= FIRST_CHUNK_BYTES
  })
  if (!start.ok) return start
  if (start.value.isWhole) gather(text.finish())
  const chunk = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    chunk.set(part, at)
    at += part.length
  }
  const isCut = length >= FIRST_CHUNK_BYTES
  return sampleOfText(source.name, chunk.subarray(0, FIRST_CHUNK_BYTES), start.value.isWhole && !isCut)
}

function sampleOfText(file: string, chunk: Uint8Array, isWhole: boolean): Result<MappingSample> {
  const tokens = rowTokens()
  let at = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0
  const delimiter = sniffDelimiter(chunk.subarray(at))
  let header: readonly string[] | null = null
  let lines = 0
  while (at < chunk.length && header === null) {
    const next = readRow(tokens, chunk, at, chunk.length, isWhole, delimiter.charCodeAt(0))
    if (next < 0) break
    if (!isBlankRow(tokens)) header = rowTexts(tokens, chunk)
    lines += countLines(chunk, at, next)
    at = next
  }
  if (header === null) return fail('csv/empty', `${file} is empty: it has no header and no rows.`)
  const fields = header.length
  const text = { chunk, bodyAt: at, lines, isWhole }
  const rows: { line: number; cells: readonly string[] }[] = []
  for (const { line } of openingRows(tokens, text, delimiter, (row) => hasFields(row, fields))) {
    rows.push({ line, cells: rowTexts(tokens, chunk) })
    if (rows.length === MOST_ROWS) break
  }
  return ok({ file, header, delimiter, rows, text })
}

/** While nothing is known of the columns, what has a field for each is taken for a ride. */
const hasFields = ({ count }: RowTokens, fields: number): Verdict =>
  count === fields ? { kept: true } : { kept: false, reason: 'wrong-field-count' }

async function sampleOfParquet(source: TripSource): Promise<Result<MappingSample>> {
  const file = {
    byteLength: source.bytes,
    slice: async (from: number, to = source.bytes) => (await source.slice(from, to)).slice().buffer,
  }
  try {
    const metadata = await parquetMetadataAsync(file)
    const group = metadata.row_groups[0]
    const header = group?.columns.map((column) => column.meta_data?.path_in_schema[0] ?? '') ?? []
    const count = Math.min(MOST_ROWS, Number(group?.num_rows ?? 0))
    const columns = header.map((_, column) => column)
    const texts = await readParquetTexts(file, metadata, header, columns, 0, count)
    const rows = Array.from({ length: count }, (_, i) => ({
      line: i + 1,
      cells: columns.map((column) => texts.textAt(column, i)),
    }))
    return ok({ file: source.name, header, delimiter: ',', rows, text: null })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail('parquet/unreadable', `${source.name} is not a Parquet file that Ridecast can read: ${why}.`)
  }
}
