import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from './app-server'
import { Witness } from './witness'

test('while developing, pages open, links lead on, the API answers, and Ctrl-C ends all with a page still open', async ({
  browser,
  page,
}) => {
  const witness = new Witness(browser)
  const data = mkdtempSync(join(tmpdir(), 'ridecast-dev-'))
  const server = spawn(process.execPath, ['scripts/dev.mjs'], {
    env: { ...process.env, PORT: String(await freePort()), HOST: '127.0.0.1', RIDECAST_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    let printed = ''
    const link = new Promise<string>((resolve, reject) => {
      server.stdout.on('data', (chunk) => {
        printed += chunk
        const [url] = /http:\S+\/sign-in#\S+/.exec(printed) ?? []
        if (url !== undefined) resolve(url)
      })
      server.once('exit', (code) => reject(new Error(`It ended with code ${code}.\n${printed}`)))
    })
    await page.goto(await link)
    await expect(page.getByText('You are signed in to this server')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Go to the overview' }).click()
    await expect(page).toHaveURL(/\/overview$/, { timeout: 60_000 })
    await expect(page.getByRole('link', { name: 'Experiments' }).first()).toBeVisible()
    expect(await page.evaluate(async () => (await fetch('/api/v1/openapi.json')).status)).toBe(200)
    expect(witness.last(100).filter((line) => /^(?:uncaught|[45]\d\d)|policy/i.test(line))).toEqual([])
  } finally {
    server.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    witness.close()
    rmSync(data, { recursive: true, force: true })
  }
})
