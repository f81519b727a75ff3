import { copyFileSync, cpSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot, root } from '../setup/root.mjs'

/** What is made rather than written, and what no test reads. */
const left = /^(?:node_modules|\.git|\.next.*|dist.*|\.ridecast|test-results|docs)(?:\/|$)/

/** What tools write among the packages: not to be shared. */
const scratch = new Set(['.cache', '.vite', '.vite-temp', '.vitest'])

/** The builder takes no packages from outside of a project, so that one symbolic link will not do; hard links cost no room. */
function linkPackages(/** @type {string} */ from, /** @type {string} */ to) {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (from === inRoot('node_modules') && scratch.has(entry.name)) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkPackages(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else
      try {
        linkSync(source, target)
      } catch {
        // On another disk.
        copyFileSync(source, target)
      }
  }
}

/**
 * A copy of the project's sources that uses the same installed packages.
 * @param {string} to a folder that is not there yet
 * @returns {string} the same
 */
export function copyOfProject(to) {
  cpSync(root, to, { recursive: true, filter: (path) => !left.test(relative(root, path).replaceAll('\\', '/')) })
  linkPackages(inRoot('node_modules'), join(to, 'node_modules'))
  return to
}
