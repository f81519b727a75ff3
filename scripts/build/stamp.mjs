import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../setup/root.mjs'
import { hashOfSources } from './sources.mjs'

/** The file in a finished build that says which sources it was made from. */
const stampName = 'ridecast-build.json'

/**
 * @param {string} folder of the build
 * @param {string} sources
 */
export function writeStamp(folder, sources) {
  writeFileSync(join(folder, stampName), `${JSON.stringify({ sources })}\n`)
}

/** @returns {'absent' | 'stale' | 'fresh'} */
export function stateOfBuild() {
  const stamp = inRoot('.next', stampName)
  if (!existsSync(stamp) || !existsSync(inRoot('dist', 'server', 'main.js'))) return 'absent'
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')).sources === hashOfSources() ? 'fresh' : 'stale'
  } catch {
    return 'absent'
  }
}
