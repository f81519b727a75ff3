/**
 * `npm test`: sets up what it needs and runs everything, in a real Chromium where a browser is meant. The last line says how many tests
 * passed, failed and were skipped; each skipped test is named with its reason, and each failed one just above that line.
 * `npm test -- unit e2e` runs those runners alone.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot } from './setup/root.mjs'
import { run, runTool } from './setup/run.mjs'
import { say, seconds } from './setup/say.mjs'
import { steps } from './test/steps.mjs'
import { report, summary, tallies } from './test/tally.mjs'

requireNode()
await ensureDependencies({ withTests: true })
const { ensureChromium } = await import('./setup/chromium.mjs')
const { stateOfBuild } = await import('./build/stamp.mjs')

const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'ridecast-test-'))
const tally = join(folder, 'tally.jsonl')
process.env.RIDECAST_TALLY = tally
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const vitest = ['run', '--reporter=default', '--reporter=./scripts/test/vitest-tally.mjs']
const unit = [...vitest, '--project', 'unit']
/** Tests that hold a server to its time limits. */
const timed = ['http', 'server'].map((name) => `tests/hostile/${name}`)

/** @param {string} name @param {() => Promise<{ code: number, output?: string }>} work */
async function runner(name, work) {
  const since = performance.now()
  say(`${name}…`)
  const before = tallies(tally).length
  const { code, output } = await work()
  if (code !== 0 && output) console.error(output.trimEnd())
  const counted = tallies(tally).slice(before)
  // A runner that counts nothing is one test; a runner that broke without a failed test is one failure.
  if (code !== 0 && counted.every(({ failed }) => failed.length === 0))
    report({ runner: name, passed: 0, failed: [`${name} ended with code ${code}`], skipped: [] })
  else if (counted.length === 0) report({ runner: name, passed: 1, failed: [], skipped: [] })
  say(`${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds(since)}`)
}

/** @type {Record<string, () => Promise<{ code: number, output?: string }>>} */
const runners = {
  checks: async () => {
    const { lint, unused, testOnly, types, workerTypes } = steps
    const told = await Promise.all(
      [lint, unused, testOnly, types, workerTypes].map(async ({ name, tool, args }) => ({
        name,
        ...(await runTool(tool, args, { quiet: true })),
      })),
    )
    const failed = told.filter(({ code }) => code !== 0)
    const output = failed.map(({ name, output }) => `${output.trimEnd()}\n${name}: failed`).join('\n\n')
    return { code: failed[0]?.code ?? 0, output }
  },
  build: async () =>
    stateOfBuild() === 'fresh' ? { code: 0 } : await run(process.execPath, [inRoot('scripts', 'build.mjs')]),
  unit: () => {
    const others = timed.flatMap((path) => ['--exclude', `${path}*`])
    return runTool('vitest/vitest.mjs', [...unit, ...others, '--maxWorkers', '2'])
  },
  servers: () => runTool('vitest/vitest.mjs', [...unit, ...timed, '--maxWorkers', '1'], { quiet: true }),
  browser: () => runTool('vitest/vitest.mjs', [...vitest, '--project', 'browser']),
  e2e: async () => {
    const together = await runTool('@playwright/test/cli.js', ['test', '--project', 'together'])
    const alone = await runTool('@playwright/test/cli.js', ['test', '--project', 'alone'])
    return together.code === 0 ? alone : together
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in runners))
if (unknown.length > 0) {
  console.error(`There is no runner “${unknown[0]}”. There are: ${Object.keys(runners).join(', ')}.`)
  process.exit(1)
}
const chosen = (/** @type {string} */ name) => asked.length === 0 || asked.includes(name)
if (chosen('browser') || chosen('e2e')) process.env.CHROMIUM_PATH = await ensureChromium()
// Servers that are held to their time limits mostly wait, and one page at a time leaves a core free: these two are run beside each other.
for (const names of [['checks'], ['build'], ['unit'], ['servers', 'browser'], ['e2e']]) {
  const works = Object.entries(runners).filter(([name]) => names.includes(name) && chosen(name))
  await Promise.all(works.map(([name, work]) => runner(name, work)))
}

const all = tallies(tally)
for (const { test, reason } of all.flatMap(({ skipped }) => skipped))
  console.log(`skipped: ${test}: ${reason || 'no reason given'}`)
const failures = all.flatMap(({ runner, failed }) => failed.map((test) => `failed: ${runner}: ${test}`))
say(`Everything in ${seconds(began)}`)
for (const line of failures) console.log(line)
console.log(summary(all))
process.exit(failures.length === 0 ? 0 : 1)
