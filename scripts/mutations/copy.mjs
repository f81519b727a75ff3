import { cpSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot, root } from '../setup/root.mjs'

/** What is made rather than written, and what no test reads. */
const left = /^(?:node_modules|\.git|\.next.*|dist.*|\.ridecast|test-results|docs)(?:\/|$)/

/**
 * A copy of the project's sources that uses the same installed packages.
 * @param {string} to a folder that is not there yet
 * @returns {string} the same
 */
export function copyOfProject(to) {
  cpSync(root, to, { recursive: true, filter: (path) => !left.test(relative(root, path).replaceAll('\\', '/')) })
  symlinkSync(inRoot('node_modules'), join(to, 'node_modules'), 'junction')
  return to
}
