/**
 * `npm run bench`: the benchmarks in `tests/bench`, one after the other. `npm run bench -- ingest` runs those whose name begins so; what
 * begins with dashes, and all after it, is handed on (`npm run bench -- ingest --size 1g`).
 */

import { existsSync, readdirSync } from 'node:fs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot } from './setup/root.mjs'
import { runTool } from './setup/run.mjs'
import { giveUp, say, seconds } from './setup/say.mjs'

requireNode()
await ensureDependencies({ withTests: true })
const { findChromium } = await import('./setup/chromium.mjs')
const chromium = await findChromium()
if (chromium !== undefined) process.env.CHROMIUM_PATH = chromium

const folder = inRoot('tests', 'bench')
const benches = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.bench.ts')).sort()
const given = process.argv.slice(2)
const dashes = given.findIndex((word) => word.startsWith('--'))
const asked = dashes < 0 ? given : given.slice(0, dashes)
const options = dashes < 0 ? [] : given.slice(dashes)
const chosen = benches.filter((name) => asked.length === 0 || asked.some((prefix) => name.startsWith(prefix)))
if (chosen.length === 0)
  giveUp(
    `No benchmark is called ${asked.join(', ')}. There are: ${benches.map((name) => name.replace('.bench.ts', '')).join(', ')}.`,
  )

let failed = 0
for (const name of chosen) {
  const began = performance.now()
  say(name.replace('.bench.ts', ''))
  const { code } = await runTool('tsx/dist/cli.mjs', [`tests/bench/${name}`, ...options])
  if (code !== 0) failed++
  say(`${code === 0 ? 'done' : 'failed'} in ${seconds(began)}`)
}
process.exit(failed === 0 ? 0 : 1)
