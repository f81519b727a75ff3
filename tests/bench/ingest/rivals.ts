import { parse } from 'papaparse'
import { type BaseParse, inferSchema, initParser, type Parser } from 'udsv'
import { typedRows } from './typed-rows'

/** Reads a Blob by udsv, row by row, into the columns that ours fills; returns the rows. */
export async function withUdsv(blob: Blob, capacity: number): Promise<number> {
  const typed = typedRows(capacity)
  await eachRowByUdsv(blob, typed.add)
  return typed.rows()
}

export async function eachRowByUdsv(blob: Blob, take: (row: readonly string[]) => void): Promise<void> {
  let parser: Parser | null = null
  const reader = blob.stream().pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parser ??= initParser(inferSchema(value))
    parser.chunk<string[]>(value, parser.stringArrs as BaseParse<string[]>, take)
  }
  parser?.end()
}

/** The same by papaparse, chunk by chunk. */
export function withPapaparse(blob: Blob, capacity: number): Promise<number> {
  const typed = typedRows(capacity)
  let isHeader = true
  return new Promise((resolve, reject) =>
    parse<string[]>(new File([blob], 'trips.csv'), {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        for (const row of data)
          if (isHeader) isHeader = false
          else typed.add(row)
      },
      complete: () => resolve(typed.rows()),
      error: reject,
    }),
  )
}
