/** `npm run pictures`: takes the pictures in docs/pictures again, from the built app in a real Chromium. */

import { stateOfBuild } from './build/stamp.mjs'
import { ensureChromium } from './setup/chromium.mjs'
import { inRoot } from './setup/root.mjs'
import { run, runTool } from './setup/run.mjs'
import { giveUp } from './setup/say.mjs'

if (stateOfBuild() !== 'fresh') {
  const { code } = await run(process.execPath, [inRoot('scripts', 'build.mjs')])
  if (code !== 0) giveUp('There are no pictures without a build.')
}
process.env.CHROMIUM_PATH = await ensureChromium()
const { code } = await runTool('@playwright/test/cli.js', ['test', '--config', 'playwright.pictures.config.ts'])
process.exit(code)
