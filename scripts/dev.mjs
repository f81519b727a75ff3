/** `npm run dev`: the same server with pages that change as their sources do. */

import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot } from './setup/root.mjs'
import { serve } from './setup/serve.mjs'

requireNode()
await ensureDependencies({ withTests: false })
const { buildServer } = await import('./build/server.mjs')
const { copyWasm } = await import('./build/wasm.mjs')

copyWasm()
await buildServer(inRoot('dist', 'development'))
serve(inRoot('dist', 'development', 'main.js'), { NODE_ENV: 'development', RIDECAST_NEXT_DIR: '.next-dev' })
