import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/**
 * How the tests of one runner ended: `failed` holds their names. Runners append to the file named by `RIDECAST_TALLY`, one line of JSON each.
 * @typedef {{ runner: string, passed: number, failed: string[], skipped: { test: string, reason: string }[] }} Tally
 */

/** @param {Tally} tally */
export function report(tally) {
  const file = process.env.RIDECAST_TALLY
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(tally)}\n`)
}

/**
 * @param {string} file
 * @returns {Tally[]}
 */
export function tallies(file) {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/**
 * The last line of `npm test`.
 * @param {readonly Tally[]} all
 */
export function summary(all) {
  const passed = all.reduce((sum, { passed }) => sum + passed, 0)
  const failed = all.reduce((sum, { failed }) => sum + failed.length, 0)
  const skipped = all.reduce((sum, { skipped }) => sum + skipped.length, 0)
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
