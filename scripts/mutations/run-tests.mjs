import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../setup/root.mjs'
import { run } from '../setup/run.mjs'
import { tallies } from '../test/tally.mjs'

/** A fault may make a test run for ever; each further file of the run has its own while. */
const limitMs = 180_000
const limitMsOfFurther = 5_000

/** A build takes half a minute, and several times that where much else runs. */
const buildLimitMs = 600_000

/**
 * Which runner a test file belongs to.
 * @param {string} test
 * @returns {'unit' | 'browser' | 'e2e'}
 */
export function kindOf(test) {
  if (test.startsWith('tests/e2e/')) return 'e2e'
  return test.startsWith('tests/browser/') ? 'browser' : 'unit'
}

const STAMP = 'ridecast-build.json'

/** Is a file bundled into the server and into no page? */
const isOfServer = (/** @type {string} */ file) => file.startsWith('server/')

/**
 * How to build what is to be tested. The pages take long: where theirs are without a fault and the file is not one of theirs, the server alone.
 * @param {string} project
 * @param {string | undefined} changed
 * @returns {string[]}
 */
const needed = (project, changed) =>
  changed !== undefined && isOfServer(changed) && existsSync(join(project, '.next', STAMP))
    ? ['--input-type=module', '-e', "await (await import('./scripts/build/server.mjs')).buildServer('dist/server')"]
    : ['scripts/build.mjs']

/** @param {readonly string[]} titles @returns {string} a pattern of them */
const anyOf = (titles) => titles.map((title) => title.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')

/**
 * Runs test files of one kind in a copy of the project. End-to-end tests need a build of it first.
 * @param {string} project
 * @param {readonly string[]} tests
 * @param {{ bail: boolean, titles?: readonly string[], changed?: string }} options `bail`: stop at the first that fails; `titles`: run these tests of the files alone;
 * `changed`: the one file that is not as it was when the pages were built
 * @returns {Promise<{ failed: string[], output?: string }>} the tests that failed; `output` where the runner ended badly without one
 */
export async function runTests(project, tests, { bail, titles = [], changed }) {
  const [first] = tests
  if (first === undefined) return { failed: [] }
  const tally = join(project, 'tally.jsonl')
  rmSync(tally, { force: true })
  const options = {
    quiet: true,
    cwd: project,
    env: {
      RIDECAST_TALLY: tally,
      RIDECAST_REAL_DATA: process.env.RIDECAST_REAL_DATA ?? inRoot('..', 'shared', 'data'),
      NO_COLOR: '1',
    },
  }
  /** @param {readonly string[]} args @param {number} [most] milliseconds */
  const node = (args, most = limitMs + (tests.length - 1) * limitMsOfFurther) =>
    run(process.execPath, args, { ...options, limitMs: most })
  /** @param {string} flag */
  const only = (flag) => (titles.length === 0 ? [] : [flag, anyOf(titles)])
  const kind = kindOf(first)
  if (kind === 'e2e') {
    const built = await node(needed(project, changed), buildLimitMs)
    if (changed !== undefined && !isOfServer(changed)) rmSync(join(project, '.next', STAMP), { force: true })
    if (built.code !== 0) return { failed: [], output: built.output }
  }
  const { code, output } =
    kind === 'e2e'
      ? await node(['node_modules/@playwright/test/cli.js', 'test', ...tests, ...(bail ? ['-x'] : []), ...only('-g')])
      : await node([
          'node_modules/vitest/vitest.mjs',
          'run',
          '--project',
          kind,
          '--reporter=default',
          '--reporter=./scripts/test/vitest-tally.mjs',
          ...(bail ? ['--bail', '1'] : []),
          ...only('-t'),
          ...tests,
        ])
  const failed = tallies(tally).flatMap(({ failed }) => failed)
  if (code === 124) failed.push(`${tests.join(', ')}: not over after ${limitMs / 1000} s`)
  return code !== 0 && failed.length === 0 ? { failed, output } : { failed }
}
