import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeUnless } from '@/tests/fixtures/unless'
import { inRoot } from './root.mjs'

/** The only folder in PATH, so that nothing of this machine is found, used or changed. */
let commands: string
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ridecast-chromium-'))
  commands = join(folder, 'commands')
  mkdirSync(commands)
  writeFileSync(join(folder, 'a-file'), '')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function command(name: string, body: string): string {
  const path = join(commands, name)
  writeFileSync(path, `#!/bin/sh\n${body}\n`)
  chmodSync(path, 0o755)
  return path
}

/** A package manager that notes what it is asked, and does it or not. */
function packageManager(name: string, installs: boolean): void {
  const chromium = join(commands, 'chromium')
  const install = installs ? `echo '#!/bin/sh' > ${chromium}; /bin/chmod 755 ${chromium}` : 'exit 100'
  command(name, `echo "$@" >> ${join(folder, 'asked')}\ncase "$*" in *chromium*) ${install};; esac`)
  command('sudo', 'shift; exec "$@"')
}

const asked = (): readonly string[] =>
  existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n') : []

async function ensure(env: Readonly<Record<string, string>>): Promise<{ code: number; out: string; err: string }> {
  const script = `const { ensureChromium } = await import(${JSON.stringify(inRoot('scripts', 'setup', 'chromium.mjs'))})
    console.log('uses ' + await ensureChromium())`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      PATH: commands,
      HOME: folder,
      // Where Playwright cannot keep anything, and from where it could get nothing.
      PLAYWRIGHT_BROWSERS_PATH: join(folder, 'a-file', 'browsers'),
      PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:9',
      NODE_ENV: 'test',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out, err: err.trim() }
}

describeUnless(process.platform === 'linux' ? null : 'package managers are tried on Linux')(
  'a Chromium for the tests',
  () => {
    test('that is there is used, and nothing is installed', async () => {
      packageManager('apt-get', true)
      const path = command('chromium', '')
      expect(await ensure({ CI: '1' })).toEqual({ code: 0, out: `uses ${path}\n`, err: '' })
      expect(asked()).toEqual([])
    })

    test('that is not there is installed by Playwright', async () => {
      packageManager('apt-get', true)
      const executable = strToU8('#!/bin/sh\n')
      const names = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'ffmpeg-linux']
      const shells = ['chrome-headless-shell-linux64/chrome-headless-shell', 'chrome-linux/headless_shell']
      const archive = zipSync(Object.fromEntries([...names, ...shells].map((name) => [name, executable])))
      const mirror = createServer((_, res) => res.end(archive)).listen(0, '127.0.0.1')
      await once(mirror, 'listening')
      const { port } = mirror.address() as AddressInfo
      const { code, out } = await ensure({
        CI: '1',
        PLAYWRIGHT_BROWSERS_PATH: join(folder, 'browsers'),
        PLAYWRIGHT_DOWNLOAD_HOST: `http://127.0.0.1:${port}`,
      })
      mirror.close()
      expect([code, out.split('\n').at(-2)]).toEqual([0, expect.stringMatching(`^uses ${folder}/browsers/chromium-`)])
      expect(asked()).toEqual([])
    })

    test('that Playwright cannot install is one sentence: the system is not touched unasked', async () => {
      packageManager('apt-get', true)
      const answers = await Promise.all([
        ensure({}),
        ensure({ CI: 'false' }),
        ensure({ RIDECAST_INSTALL_BROWSER: '0' }),
      ])
      for (const { code, err } of answers)
        expect([code, err]).toEqual([1, expect.stringMatching(/^There is no Chromium.*RIDECAST_INSTALL_BROWSER=1.*$/)])
      expect(asked()).toEqual([])
    })

    test.each([
      ['apt-get', { CI: 'true' }, ['--version', 'update -qq', 'install -y -qq chromium']],
      ['dnf', { RIDECAST_INSTALL_BROWSER: '1' }, ['--version', 'install -y -q chromium']],
    ])('is installed by %s where that is allowed', async (manager, env, calls) => {
      packageManager(manager, true)
      const { code, out } = await ensure(env)
      expect([code, out.split('\n').at(-2)]).toEqual([0, `uses ${join(commands, 'chromium')}`])
      expect(asked()).toEqual(calls)
    })

    test('that nobody can install is one sentence', async () => {
      packageManager('apt-get', false)
      const { code, err } = await ensure({ CI: '1' })
      expect([code, err]).toEqual([1, expect.stringMatching(/^Chromium could be installed neither.*CHROMIUM_PATH.*$/)])
      expect(asked()).toHaveLength(3)
    })

    test('that is named but does not start is one sentence: no other is taken instead', async () => {
      command('chromium', '')
      const broken = command('broken', 'exit 1')
      const { code, out, err } = await ensure({ CHROMIUM_PATH: broken })
      expect([code, out, err]).toEqual([
        1,
        '',
        expect.stringMatching(/^CHROMIUM_PATH is .*broken, which is not a Chromium/),
      ])
    })
  },
)
