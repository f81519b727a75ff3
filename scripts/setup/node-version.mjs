import { giveUp } from './say.mjs'

const needed = [20, 9]

/** @param {string} version such as `20.11.1` */
function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > (needed[0] ?? 0) || (major === needed[0] && minor >= (needed[1] ?? 0))
}

/** Ends the command where Node is too old. Nothing that this file needs is newer than Node 14. */
export function requireNode() {
  if (!isNodeNewEnough(process.versions.node)) {
    giveUp(
      `Ridecast needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node}. Install it from https://nodejs.org.`,
    )
  }
}
