/**
 * `npm run mutations`: applies each small patch of `tests/mutations.json`, one at a time, and expects its test to turn red. A patch that
 * goes unnoticed means that the test does not test what it says. `npm run mutations -- split` runs those that name "split".
 * Patches are applied to copies of the project, one for each core: your own files are never touched.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { say, seconds } from './setup/say.mjs'

requireNode()
await ensureDependencies({ withTests: true })
const { ensureChromium } = await import('./setup/chromium.mjs')
const { copyOfProject } = await import('./mutations/copy.mjs')
const { knownMutations, patched } = await import('./mutations/patch.mjs')
const { kindOf, runTests } = await import('./mutations/run-tests.mjs')

const asked = process.argv.slice(2)
const mutations = knownMutations().filter(
  (mutation) => asked.length === 0 || asked.some((word) => JSON.stringify(mutation).includes(word)),
)
if (mutations.some(({ test }) => kindOf(test) !== 'unit')) process.env.CHROMIUM_PATH = await ensureChromium()

const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'ridecast-mutations-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

const lanes = Array.from({ length: Math.max(1, Math.min(4, availableParallelism(), mutations.length)) }, (_, index) =>
  copyOfProject(join(folder, String(index))),
)

/** The titles of the tests to run alone; none where one of the faults is for a whole file. @param {readonly import('./mutations/patch.mjs').Mutation[]} some */
const titlesOf = (some) =>
  some.some(({ title }) => title === undefined) ? [] : some.flatMap(({ title }) => title ?? [])

/** @param {readonly string[]} tests @returns {string[][]} as many shares as there are lanes, taken in turns */
const shares = (tests) => lanes.map((_, lane) => tests.filter((_, index) => index % lanes.length === lane))

// A test that is red before anything is broken proves nothing.
const tests = [...new Set(mutations.map(({ test }) => test))]
/** Tests of the kind, run before anything is patched. @param {'unit' | 'browser' | 'e2e'} kind @param {number} lane @param {readonly string[]} share */
const before = async (kind, lane, share) => {
  const titles = kind === 'unit' ? [] : titlesOf(mutations.filter(({ test }) => share.includes(test)))
  const { failed, output } = await runTests(String(lanes[lane]), share, { bail: false, titles })
  return output === undefined ? failed : [output.trim().split('\n').slice(-12).join('\n')]
}
const untouched = []
for (const kind of /** @type {const} */ (['unit', 'browser', 'e2e'])) {
  const ofKind = tests.filter((test) => kindOf(test) === kind)
  untouched.push(...(await Promise.all(shares(ofKind).map((share, lane) => before(kind, lane, share)))).flat())
}
for (const name of untouched) say(`red before anything was patched: ${name}`)

/** @typedef {{ outcome: 'noticed' | 'UNNOTICED' | 'BROKEN', detail: string, took: string, mutation: import('./mutations/patch.mjs').Mutation }} Row */

/** @param {string} lane @param {import('./mutations/patch.mjs').Mutation} mutation @returns {Promise<Row>} */
async function tried(lane, mutation) {
  const since = performance.now()
  const { failed, output } = await patched(lane, mutation, () =>
    runTests(lane, [mutation.test], { bail: true, titles: titlesOf([mutation]), changed: mutation.file }),
  )
  const [first] = failed
  const took = seconds(since)
  if (first !== undefined) return { outcome: 'noticed', detail: first, took, mutation }
  return output === undefined
    ? { outcome: 'UNNOTICED', detail: mutation.test, took, mutation }
    : { outcome: 'BROKEN', detail: output.trim().split('\n').slice(-12).join('\n'), took, mutation }
}

/** @type {Row[]} */
const rows = []
// Those of the server first: they share the build of the pages.
const ofServer = (/** @type {import('./mutations/patch.mjs').Mutation} */ { file }) =>
  Number(file.startsWith('server/'))
const waiting = [...mutations].sort((a, b) => ofServer(b) - ofServer(a))
await Promise.all(
  lanes.map(async (lane) => {
    for (let mutation = waiting.shift(); mutation !== undefined; mutation = waiting.shift()) {
      const row = await tried(lane, mutation)
      rows.push(row)
      console.log(`${row.outcome.padEnd(9)} ${row.took.padStart(7)}  ${mutation.why} (${mutation.file})`)
      console.log(`${' '.repeat(19)}${row.detail}`)
    }
  }),
)

const amiss = rows.filter(({ outcome }) => outcome !== 'noticed')
for (const { outcome, mutation } of amiss)
  console.log(`${outcome}: ${mutation.why} (${mutation.file}; ${mutation.test})`)
for (const name of untouched) console.log(`RED BEFORE: ${name}`)
say(`Everything in ${seconds(began)}`)
console.log(`${rows.length - amiss.length} of ${rows.length} patches turn their test red`)
process.exit(amiss.length === 0 && untouched.length === 0 && rows.length > 0 ? 0 : 1)
