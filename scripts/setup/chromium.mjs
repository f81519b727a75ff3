import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runTool } from './run.mjs'
import { giveUp, say } from './say.mjs'

/** Flags under which a headless Chromium runs in a container and talks to nobody but the page under test. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Where a Chromium is: `CHROMIUM_PATH`, else the system's, else the one that Playwright installed.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onSystem = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...wellKnown]
  const found = onSystem.find(isExecutable)
  if (found !== undefined) return found
  const { chromium } = await import('playwright')
  const playwrights = chromium.executablePath()
  return isExecutable(playwrights) ? playwrights : undefined
}

/** @param {string} path */
async function starts(path) {
  const { code } = await run(path, ['--version', '--no-sandbox'], { quiet: true })
  return code === 0
}

/** The commands that install Chromium with the system's own package manager, most usual first. */
const systemInstalls = [
  {
    manager: 'apt-get',
    steps: [
      ['update', '-qq'],
      ['install', '-y', '-qq', 'chromium'],
    ],
  },
  { manager: 'dnf', steps: [['install', '-y', '-q', 'chromium']] },
  { manager: 'apk', steps: [['add', '--quiet', 'chromium']] },
]

async function installFromSystem() {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const { manager, steps } of systemInstalls) {
    if ((await run(manager, ['--version'], { quiet: true })).code === 127) continue
    say(`Installing Chromium with ${manager}`)
    for (const step of steps) {
      const [program, ...args] = [...prefix, manager, ...step]
      if (program === undefined || (await run(program, args, { quiet: true })).code !== 0) break
    }
    return
  }
}

/**
 * A Chromium that starts, installed where there is none; else one sentence and exit code 1.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const first = await findChromium()
  if (first !== undefined && (await starts(first))) return first
  if (process.env.CHROMIUM_PATH)
    giveUp(
      `CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which is not a Chromium that starts. Correct it or unset it.`,
    )

  say('No Chromium found: installing the one that Playwright is tested with')
  await runTool('playwright/cli.js', ['install', 'chromium'], { quiet: true })
  const second = await findChromium()
  if (second !== undefined && (await starts(second))) return second

  const maySystem = process.env.RIDECAST_INSTALL_BROWSER === '1' || isSet(process.env.CI)
  if (maySystem) {
    await installFromSystem()
    const third = await findChromium()
    if (third !== undefined && (await starts(third))) return third
  }
  return giveUp(
    maySystem
      ? 'Chromium could be installed neither by Playwright nor by the system. Install it, or set CHROMIUM_PATH to one.'
      : 'There is no Chromium, and Playwright could not install one. Install it, set CHROMIUM_PATH to one, or set RIDECAST_INSTALL_BROWSER=1 to let the system’s package manager do it.',
  )
}

/** @param {string | undefined} flag */
function isSet(flag) {
  return flag !== undefined && flag !== '' && flag !== '0' && flag !== 'false'
}
