/**
 * How fast trip files are read, against other readers on the same file in the same run and in turns: the ratios mean something, also on a
 * busy machine; the rates only on a quiet one. All readers fill the same seven typed columns; only ours judges and hashes. `--size 1g`
 * reads a gigabyte in one round (minutes). Times are the best of the rounds.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext } from '@playwright/test'
import { parse } from 'csv-parse'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { inChromium } from './in-chromium'
import type { Task, Times } from './ingest/browser-worker'
import { SHAPES } from './ingest/made-files'
import { ourImport } from './ingest/our-import'
import { typedRows } from './ingest/typed-rows'
import { yellowBytes } from './ingest/yellow-bytes'
import { writeYellow } from './ingest/yellow-file'
import { yellowParquet } from './ingest/yellow-parquet'
import { rendererPeak } from './renderer-peak'

const { values } = parseArgs({ options: { size: { type: 'string', default: '100m' } } })
const size = /^(\d+)([mg])$/.exec(values.size)
if (!size) throw new Error(`--size ${values.size} is no size; write 100m or 1g`)
const MEGABYTES = Number(size[1]) * (size[2] === 'g' ? 1_000 : 1)
const isLong = MEGABYTES > 300
const ROUNDS = isLong ? 1 : 5
const PARQUET_ROWS = 1_000_000

const least = (times: readonly number[] | undefined) => Math.min(...(times ?? []))
const say = (what: string, figure: string, remark = '') =>
  console.log(`  ${what.padEnd(28)}${figure.padStart(12)}   ${remark}`.trimEnd())

async function inNode(megabytes: number): Promise<void> {
  const bytes = yellowBytes(megabytes)
  const source = bytesSource('trips.csv', bytes)
  const rows = await ourImport(source)
  const times: Record<'ours' | 'csvParse', number[]> = { ours: [], csvParse: [] }
  const timed = async (into: number[], run: () => Promise<number>) => {
    const began = performance.now()
    const got = await run()
    into.push(performance.now() - began)
    if (got !== rows) throw new Error(`${got} rows instead of ${rows}`)
  }
  for (let round = 0; round < 5; round++) {
    await timed(times.ours, () => ourImport(source))
    await timed(times.csvParse, () => withCsvParse(bytes, rows))
  }
  const rate = (ms: readonly number[]) => `${Math.round(bytes.length / 1e3 / least(ms))} MB/s`
  console.log(`Node, ${megabytes} MB, ${rows} rows`)
  say('ours', rate(times.ours))
  say(
    'csv-parse',
    rate(times.csvParse),
    `ours ${(least(times.csvParse) / least(times.ours)).toFixed(2)}× (wanted ≥ 4×)`,
  )
}

async function withCsvParse(bytes: Uint8Array<ArrayBuffer>, rows: number): Promise<number> {
  const typed = typedRows(rows)
  const parser = parse({ from_line: 2 })
  const done = new Promise<void>((resolve, reject) => parser.once('end', resolve).once('error', reject))
  parser.on('readable', () => {
    for (let row = parser.read(); row !== null; row = parser.read()) typed.add(row)
  })
  for (let at = 0; at < bytes.length; at += 1 << 20)
    if (!parser.write(Buffer.from(bytes.buffer, at, Math.min(1 << 20, bytes.length - at))))
      await new Promise((resolve) => parser.once('drain', resolve))
  parser.end()
  await done
  return typed.rows()
}

const WORKER = new URL('./ingest/browser-worker.ts', import.meta.url)

const folder = mkdtempSync(join(tmpdir(), 'ridecast-ingest-'))
const chosen = join(folder, 'trips.csv')
writeYellow(chosen, MEGABYTES)

const ask = (task: Partial<Task> & Pick<Task, 'kind'>, files: ReadonlyMap<string, Uint8Array> = new Map()) =>
  inChromium<Times>(WORKER, { megabytes: MEGABYTES, rounds: ROUNDS, ...task }, { files, chosen })

async function peakOf(kind: 'memory' | 'idle'): Promise<number> {
  let peak = 0
  const atEnd = async (context: BrowserContext) => {
    peak = await rendererPeak(context)
  }
  await inChromium<Times>(WORKER, { kind, megabytes: MEGABYTES, rounds: 1 }, { chosen, atEnd })
  return peak
}

const rateIn = ({ bytes, ms }: Times, name: string) => `${Math.round((bytes[name] ?? 0) / 1e3 / least(ms[name]))} MB/s`
const ratioIn = ({ ms }: Times, name: string, to: string) => least(ms[to]) / least(ms[name])

await inNode(25)

const csv = await ask({ kind: 'csv' })
console.log(
  `Chromium worker, ${MEGABYTES} MB from disk to disk, ${csv.rows} rows, kernel "${csv.kernel}", best of ${ROUNDS}`,
)
for (const name of ['the stream alone', 'udsv', 'papaparse']) say(name, rateIn(csv, name))
for (const name of ['ours', 'ours, one thread'])
  say(
    name,
    rateIn(csv, name),
    `udsv ${ratioIn(csv, name, 'udsv').toFixed(2)}×, papaparse ${ratioIn(csv, name, 'papaparse').toFixed(2)}×, the stream alone ${ratioIn(csv, name, 'the stream alone').toFixed(2)}×`,
  )
console.log('    wanted of ours: udsv ≥ 1.5×, papaparse ≥ 4× (aims 2× and 5×; half of what the stream alone gives)')

// These do not depend on the size.
if (!isLong) {
  const shapes = await ask({ kind: 'shapes', megabytes: 40, rounds: 3 })
  console.log('Files of other shapes, 40 MB each')
  for (const shape of SHAPES)
    say(shape, rateIn(shapes, shape), `udsv, text only ${ratioIn(shapes, shape, `${shape}, udsv`).toFixed(2)}×`)
  console.log('    wanted: ≥ 200 MB/s; "odd" is read row by row as text')

  const gzip = await ask({ kind: 'gzip', megabytes: Math.min(MEGABYTES, 200), rounds: 3 })
  console.log('gzip, by the bytes of text')
  say('DecompressionStream alone', rateIn(gzip, 'DecompressionStream alone'))
  say(
    'ours',
    rateIn(gzip, 'ours, of gzip'),
    `DecompressionStream alone ${ratioIn(gzip, 'ours, of gzip', 'DecompressionStream alone').toFixed(2)}× (wanted ≥ 0.5×)`,
  )

  const parquet = await ask({ kind: 'parquet', rounds: 3 }, new Map([['/trips.parquet', yellowParquet(PARQUET_ROWS)]]))
  console.log('Parquet, 7 columns, SNAPPY')
  say('ours', `${(parquet.rows / 1e3 / least(parquet.ms['ours, of Parquet'])).toFixed(2)} M rows/s`, '(wanted ≥ 1)')

  const disk = await ask({ kind: 'disk', megabytes: 200, rounds: 3 })
  console.log('Chunks in the private file system')
  for (const name of ['chunks written', 'chunks read']) say(name, rateIn(disk, name))
}

if (process.platform === 'linux') {
  const [idle, busy] = [await peakOf('idle'), await peakOf('memory')]
  console.log(`Memory of the renderer, ${MEGABYTES} MB to disk`)
  say(
    'peak over start',
    `${Math.round((busy - idle) / 1e6)} MB`,
    `(${Math.round(idle / 1e6)} MB at the start; wanted ≤ 150 MB over it)`,
  )
}

rmSync(folder, { recursive: true, force: true })
