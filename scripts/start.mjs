/** `npm start`: whatever is missing is installed and built, then the app is served until it is stopped. */

import { spawn } from 'node:child_process'
import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot, root } from './setup/root.mjs'
import { run } from './setup/run.mjs'
import { giveUp, say } from './setup/say.mjs'

requireNode()
await ensureDependencies({ withTests: false })

const { stateOfBuild } = await import('./build/stamp.mjs')
const state = stateOfBuild()
if (state !== 'fresh') {
  say(
    state === 'absent'
      ? 'There is no build yet: making one (about a minute, once)'
      : 'The sources changed since the last build: building again',
  )
  const { code } = await run(process.execPath, [inRoot('scripts', 'build.mjs')])
  if (code !== 0) giveUp('Nothing was started.')
}

say('Starting the server')
const server = spawn(process.execPath, ['--enable-source-maps', inRoot('dist', 'server', 'main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
