#!/usr/bin/env node
/** The script: TypeScript run as it is, so that it works right after install, from any folder, without a build. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { requireNode } from '../scripts/setup/node-version.mjs'

requireNode()
const root = new URL('../', import.meta.url)
if (!existsSync(new URL('node_modules/tsx', root))) {
  console.error(`ridecast is not installed yet. Run "npm ci" in ${fileURLToPath(root)} first.`)
  process.exit(1)
}
const { register } = await import('tsx/esm/api')
register({ tsconfig: fileURLToPath(new URL('tsconfig.json', root)) })
const { runScript } = await import('../lib/cli/script.ts')
process.exitCode = await runScript(process.argv.slice(2))
