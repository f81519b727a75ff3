import { parse } from 'papaparse'
import { type BaseParse, inferSchema, initParser, type Parser } from 'udsv'
import { blobSource } from '@/lib/trips/trip-source'
import { ourImport } from './our-import'
import { typedRows } from './typed-rows'
import { yellowBytes } from './yellow-bytes'

/** Runs in a worker of Chromium: every reader on the same Blob, round by round; posts milliseconds by reader. */
export interface BrowserTimes {
  readonly bytes: number
  readonly rows: number
  readonly ours: number[]
  readonly udsv: number[]
  readonly papaparse: number[]
}

async function withUdsv(blob: Blob, rows: number): Promise<number> {
  const typed = typedRows(rows)
  let parser: Parser | null = null
  const reader = blob.stream().pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parser ??= initParser(inferSchema(value))
    parser.chunk<string[]>(value, parser.stringArrs as BaseParse<string[]>, (row) => {
      typed.add(row)
    })
  }
  parser?.end()
  return typed.rows()
}

function withPapaparse(blob: Blob, rows: number): Promise<number> {
  const typed = typedRows(rows + 2)
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

async function timed(times: number[], expected: number | null, run: () => Promise<number>): Promise<number> {
  const began = performance.now()
  const rows = await run()
  times.push(performance.now() - began)
  if (expected !== null && rows !== expected) throw new Error(`${rows} rows instead of ${expected}`)
  return rows
}

self.onmessage = async ({ data }: MessageEvent<{ megabytes: number; rounds: number }>) => {
  try {
    const blob = new Blob([yellowBytes(data.megabytes)])
    const source = blobSource('trips.csv', blob)
    const rows = await ourImport(source)
    const times: BrowserTimes = { bytes: blob.size, rows, ours: [], udsv: [], papaparse: [] }
    for (let round = 0; round < data.rounds; round++) {
      await timed(times.ours, rows, () => ourImport(source))
      await timed(times.udsv, rows, () => withUdsv(blob, rows + 1))
      await timed(times.papaparse, rows, () => withPapaparse(blob, rows))
    }
    self.postMessage(times)
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
