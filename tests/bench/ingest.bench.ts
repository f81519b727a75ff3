/**
 * Reading trip files, with judging and hashing on our side and neither on the other: against csv-parse in Node and against udsv and
 * papaparse in a Chromium worker. All of them fill the same typed columns. Rounds are interleaved; the best of each counts.
 */
import { parse } from 'csv-parse'
import { bytesSource } from '@/lib/trips/trip-source'
import { inChromium } from './in-chromium'
import type { BrowserTimes } from './ingest/browser-worker'
import { ourImport } from './ingest/our-import'
import { typedRows } from './ingest/typed-rows'
import { yellowBytes } from './ingest/yellow-bytes'

const MEGABYTES = 25
const BROWSER_MEGABYTES = 100
const ROUNDS = 5

const bytes = yellowBytes(MEGABYTES)
const source = bytesSource('trips.csv', bytes)
const rows = await ourImport(source)

async function withCsvParse(): Promise<number> {
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

async function best(run: () => Promise<number>, times: number[]): Promise<void> {
  const began = performance.now()
  const got = await run()
  times.push(performance.now() - began)
  if (got !== rows) throw new Error(`${got} rows instead of ${rows}`)
}

const ours: number[] = []
const csvParse: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  await best(() => ourImport(source), ours)
  await best(withCsvParse, csvParse)
}

const least = (times: readonly number[]) => Math.min(...times)
const rate = (size: number, times: readonly number[]) => `${Math.round(size / 1e3 / least(times))} MB/s`
const ratio = (theirs: readonly number[], our: readonly number[]) => `${(least(theirs) / least(our)).toFixed(2)}×`

console.log(`Node, ${MEGABYTES} MB, ${rows} rows, best of ${ROUNDS}`)
console.log(`  ours (judged, hashed)  ${rate(bytes.length, ours)}`)
console.log(`  csv-parse              ${rate(bytes.length, csvParse)}   ours is ${ratio(csvParse, ours)} (wanted ≥ 4×)`)

const browser = await inChromium<BrowserTimes>(new URL('./ingest/browser-worker.ts', import.meta.url), {
  megabytes: BROWSER_MEGABYTES,
  rounds: ROUNDS,
})
console.log(`Chromium worker, ${BROWSER_MEGABYTES} MB from a Blob, ${browser.rows} rows, best of ${ROUNDS}`)
console.log(`  ours (judged, hashed)  ${rate(browser.bytes, browser.ours)}`)
console.log(
  `  udsv                   ${rate(browser.bytes, browser.udsv)}   ours is ${ratio(browser.udsv, browser.ours)} (aim 1.8×)`,
)
console.log(
  `  papaparse              ${rate(browser.bytes, browser.papaparse)}   ours is ${ratio(browser.papaparse, browser.ours)} (aim 4.5×)`,
)
