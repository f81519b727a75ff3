import { readFileSync } from 'node:fs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { giveUp, say, seconds } from './say.mjs'

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/**
 * Which locked packages are missing from `node_modules`, or there in another version.
 * @param {Record<string, LockedPackage>} locked
 * @param {Record<string, LockedPackage>} installed as npm noted it in `node_modules/.package-lock.json`
 * @param {{ withTests: boolean }} need
 */
function missingPackages(locked, installed, need) {
  return Object.entries(locked)
    .filter(([path, entry]) => {
      if (path === '' || entry.optional || entry.devOptional || entry.peer) return false
      if (entry.dev && !need.withTests) return false
      return installed[path]?.version !== entry.version
    })
    .map(([path]) => path)
}

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Installs exactly what the lockfile says, where that is not what is installed.
 * @param {{ withTests: boolean }} need
 */
export async function ensureDependencies(need) {
  const locked = packagesIn(inRoot('package-lock.json'))
  if (locked === undefined) giveUp('package-lock.json cannot be read. Restore it from the repository.')
  const installed = packagesIn(inRoot('node_modules', '.package-lock.json'))
  if (installed !== undefined && missingPackages(locked, installed, need).length === 0) return
  say(
    installed === undefined
      ? 'Installing the packages of the lockfile (once)'
      : 'The lockfile changed: installing its packages',
  )
  const began = performance.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { code } = await run(npm, ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'])
  if (code !== 0)
    giveUp(
      `npm ci ended with code ${code}. Its message is above; a network connection to the npm registry is needed once.`,
    )
  say(`Installed in ${seconds(began)}`)
}
