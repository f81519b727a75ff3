/** `npm run pictures`: takes the pictures in docs/pictures again, from the built app in a real Chromium. */

import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot } from './setup/root.mjs'
import { run, runTool } from './setup/run.mjs'
import { giveUp } from './setup/say.mjs'

requireNode()
await ensureDependencies({ withTests: true })
const { stateOfBuild } = await import('./build/stamp.mjs')
const { ensureChromium } = await import('./setup/chromium.mjs')

if (stateOfBuild() !== 'fresh') {
  const { code } = await run(process.execPath, [inRoot('scripts', 'build.mjs')])
  if (code !== 0) giveUp('There are no pictures without a build.')
}
process.env.CHROMIUM_PATH = await ensureChromium()
const { code } = await runTool('@playwright/test/cli.js', ['test', '--config', 'playwright.pictures.config.ts'])
process.exit(code)
