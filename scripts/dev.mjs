/** `npm run dev`: the same server with pages that change as their sources do.. */

import { spawn } from 'node:child_process'
import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot, root } from './setup/root.mjs'

requireNode()
await ensureDependencies({ withTests: false })
const { buildServer } = await import('./build/server.mjs')
const { copyWasm } = await import('./build/wasm.mjs')

copyWasm()
await buildServer(inRoot('dist', 'development'))
const server = spawn(process.execPath, ['--enable-source-maps', inRoot('dist', 'development', 'main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', RIDECAST_NEXT_DIR: '.next-dev' },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
