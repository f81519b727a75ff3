/** `npm start`: whatever is missing is installed and built, then the app is served until it is stopped. */

import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot } from './setup/root.mjs'
import { run } from './setup/run.mjs'
import { giveUp, say } from './setup/say.mjs'
import { serve } from './setup/serve.mjs'

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
serve(inRoot('dist', 'server', 'main.js'), { NODE_ENV: 'production' })
