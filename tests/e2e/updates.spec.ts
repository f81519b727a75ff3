import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { fillSettings, LONG_TRAINING, useSampleTrips as takeSampleTrips } from './acts'
import { expect, test } from './app'
import { AppServer } from './app-server'

test.use({ serviceWorkers: 'allow' })

/** What happens to open pages when the server comes back with another build. */

const NEWER = 'a-newer-build'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))

/** A copy of this build that says it is a newer one, and in which the chunk that holds `words` has another name. */
function anotherBuild(folder: string, words: string): { readonly folder: string; readonly chunk: string } {
  mkdirSync(folder, { recursive: true })
  for (const name of ['.next', 'dist', 'public', 'scripts', 'package.json', 'next.config.js'])
    cpSync(name, join(folder, name), { recursive: true, verbatimSymlinks: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const files = [...filesIn(join(folder, '.next')), join(folder, 'public', 'service-worker.js')]
  for (const file of files) if (file.endsWith('.br')) rmSync(file)
  const texts = files.filter((file) => /\.(?:js|json|html|rsc|txt|body)$/.test(file))
  const chunks = texts.filter((file) => file.includes('/static/chunks/') && file.endsWith('.js'))
  const holder = chunks.find((file) => readFileSync(file, 'utf8').includes(words)) ?? ''
  const chunk = holder.split('/').at(-1) ?? ''
  for (const file of texts) {
    const text = readFileSync(file, 'utf8')
    const next = text
      .replaceAll(chunk, `newer-${chunk}`)
      .replace(/\bbuild:"[0-9a-f]{16}"/, () => (file.endsWith('service-worker.js') ? `build:"${NEWER}"` : '$&'))
    if (next !== text) writeFileSync(file, next)
  }
  renameSync(holder, join(holder, '..', `newer-${chunk}`))
  return { folder, chunk }
}

/** Shown by the palette alone, which arrives when it is asked for. */
const IN_THE_PALETTE = 'Nothing by that name.'

const builds = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys())

test('a newer build waits while a job runs, then takes over when it is asked to', async ({
  page,
  server,
  controlled,
}) => {
  test.setTimeout(180_000)
  const newer = anotherBuild(test.info().outputPath('newer'), IN_THE_PALETTE)
  await takeSampleTrips(page)
  await controlled()
  await page.getByRole('link', { name: /^New run/ }).click()
  await fillSettings(page, LONG_TRAINING)
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page.getByText(/epoch \d+ of/).first()).toBeVisible({ timeout: 60_000 })
  let loads = 0
  page.on('load', () => loads++)

  await server.stop()
  await server.resume(newer.folder)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  const notice = page.getByRole('status').filter({ hasText: 'A newer Ridecast is ready.' })
  await expect(notice).toContainText('when the running jobs are done', { timeout: 60_000 })
  const act = notice.getByRole('button', { name: 'Reload into it' })
  await expect(act).toBeDisabled()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByPlaceholder(/^Go to, run/), 'the old build’s parts still arrive').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/epoch \d+ of/).first()).toBeVisible()
  expect(loads).toBe(0)

  await page.getByRole('button', { name: 'Stop, keep the best' }).click()
  await expect(page.getByRole('button', { name: 'Register', exact: true })).toBeVisible({ timeout: 60_000 })
  await act.click()
  await expect.poll(() => builds(page).catch(() => []), { timeout: 30_000 }).toEqual([`ridecast-${NEWER}`])
  await expect(page.getByRole('button', { name: 'Register', exact: true })).toBeVisible({ timeout: 30_000 })
  expect(loads).toBeGreaterThan(0)
  await server.stop()
  await server.resume('.')
})

test('a part of the app that is gone after a deploy takes nothing else down, and a reload brings it', async () => {
  const newer = anotherBuild(test.info().outputPath('newer'), IN_THE_PALETTE)
  const server = await AppServer.start()
  const browser = await chromium.launch(test.info().project.use.launchOptions)
  // A browser that could not keep the build, so that each part is fetched when it is needed.
  const context = await browser.newContext({ baseURL: server.origin, serviceWorkers: 'block' })
  const page = await context.newPage()
  const isReady = () => expect(page.getByRole('button', { name: 'Use sample trips' }).first()).toBeEnabled()
  await page.goto('/data')
  await isReady()
  await server.stop()
  await server.resume(newer.folder)
  await page.keyboard.press('ControlOrMeta+k')
  const notice = page.getByRole('status').filter({ hasText: 'Part of this page could not be loaded' })
  await expect(notice).toBeVisible()
  await expect(page.getByRole('heading', { name: 'How long will the ride take?' })).toBeVisible()
  // In a build of its own the files that name the chunk have other names too; here they are the same, and kept by the browser.
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
  await Promise.all([page.waitForEvent('load'), notice.getByRole('button').click()])
  await isReady()
  await expect(notice).toHaveCount(0)
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByPlaceholder(/^Go to, run/)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await browser.close()
  await server.close()
})
