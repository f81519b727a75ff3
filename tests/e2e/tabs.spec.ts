import { writeFileSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chooseFiles, fillSettings, LONG_TRAINING, useSampleTrips as takeSampleTrips } from './acts'
import { expect, test } from './app'

/** Several tabs of one workspace, and tabs and browsers that end in the middle of something. */

async function startLongRun(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Experiments' }).click()
  await page.getByRole('link', { name: /^New run/ }).click()
  await fillSettings(page, LONG_TRAINING)
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page).toHaveURL(/\/experiments\/run\?id=/)
}

const learns = (page: Page) => expect(page.getByText(/epoch \d+ of/).first()).toBeVisible({ timeout: 60_000 })

async function openJobs(page: Page) {
  await page.getByRole('button', { name: /^\d+ jobs?/ }).click()
  return page.getByRole('region', { name: 'Jobs' })
}

function csvFile(name: string, rows: number): string {
  const head = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance\n'
  const path = test.info().outputPath(name)
  writeFileSync(path, head + '2023-01-05 10:00:00,2023-01-05 10:12:30,74,75,2.5\n'.repeat(rows))
  return path
}

/** A file whose import takes long enough to be seen. */
const largeFile = (): string => csvFile('large.csv', 3_000_000)

async function beginImport(page: Page, path: string): Promise<void> {
  await page.goto('/data')
  await chooseFiles(page, path)
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText(/rows\/s/).first()).toBeVisible()
}

/** Names of the files in the origin's private file system. */
const filesOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names: string[] = []
    const root = await navigator.storage.getDirectory()
    for await (const folder of root.values())
      if (folder.kind === 'directory')
        for await (const name of (folder as FileSystemDirectoryHandle).keys()) names.push(name)
    return names
  })

test('of three runs in two tabs the third waits; either tab’s tray ends the other’s', async ({ page, context }) => {
  test.setTimeout(180_000)
  await takeSampleTrips(page)
  await startLongRun(page)
  await learns(page)
  const other = await context.newPage()
  await other.goto('/experiments')
  await startLongRun(other)
  await learns(other)
  await startLongRun(other)
  await expect(other.getByRole('main').getByText('waiting for its turn').first()).toBeVisible()

  const jobs = await openJobs(page)
  await expect(jobs.getByRole('button', { name: /^Cancel / })).toHaveCount(3)
  await jobs.getByRole('button', { name: 'Cancel neural-3' }).click()
  await expect(other.getByText('It was cancelled, and nothing of it was kept.')).toBeVisible()
  await jobs.getByRole('button', { name: 'Stop neural-2 and keep the best' }).click()
  await jobs.getByRole('button', { name: 'Cancel neural-1' }).click()
  await expect(page.getByText('It was cancelled, and nothing of it was kept.')).toBeVisible()

  await other.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Experiments' }).click()
  const finished = other.getByRole('row').filter({ hasText: 'neural-2' })
  await expect(finished.getByRole('img', { name: /95 % interval/ })).toBeVisible({ timeout: 30_000 })
  await expect(other.getByRole('row').filter({ hasText: 'neural-' })).toHaveCount(3)
})

test('an import is cancelled from another tab, and gives its space back; two tabs that import one file make one dataset', async ({
  page,
  context,
}) => {
  await beginImport(page, largeFile())
  const other = await context.newPage()
  await other.goto('/overview')
  const jobs = await openJobs(other)
  await jobs.getByRole('button', { name: /^Cancel large/ }).click()
  await expect(jobs.getByText('cancelled')).toBeVisible()
  await expect.poll(() => filesOf(other)).toEqual([])
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const small = csvFile('small.csv', 200_000)
  const tabs = [page, other]
  for (const tab of tabs) {
    await tab.goto('/data')
    await chooseFiles(tab, small)
  }
  await Promise.all(
    tabs.map((tab) => tab.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()),
  )
  for (const tab of tabs) await expect(tab.getByText('200,000 rows read')).toBeVisible()
  expect(page.url()).toBe(other.url())
  expect((await filesOf(page)).filter((name) => name.endsWith('.trips'))).toHaveLength(1)
})

test('notes that another tab changed meanwhile are not overwritten: a person decides', async ({ page, context }) => {
  await takeSampleTrips(page)
  await page.getByRole('link', { name: /^New run/ }).click()
  await page.getByRole('radio', { name: /lookup/i }).click()
  await page.getByRole('button', { name: 'Start run' }).click()
  const notes = page.getByLabel('Notes', { exact: true })
  await expect(notes).toBeVisible({ timeout: 60_000 })
  const other = await context.newPage()
  await other.goto(page.url())
  const theirs = other.getByLabel('Notes', { exact: true })
  await notes.fill('mine')
  await theirs.fill('theirs')
  await theirs.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible()
  await notes.press('Tab')
  await expect(page.getByRole('alert').filter({ hasText: '“theirs”' })).toBeVisible()
  await expect(theirs).toHaveValue('theirs')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(theirs).toHaveValue('mine')

  await theirs.focus()
  await notes.fill('mine again')
  await notes.press('Tab')
  await expect(theirs).toHaveValue('mine again')
  await theirs.press('Tab')
  await other.reload()
  await expect(theirs).toHaveValue('mine again')
})

test('a tab that breaks down while it trains: the run is interrupted in the other tab, and goes on from its checkpoint', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000)
  await takeSampleTrips(page)
  const other = await context.newPage()
  await other.goto('/experiments')
  await startLongRun(page)
  await learns(page)
  await expect(other.getByRole('region', { name: 'neural-1, in progress' })).toBeVisible()
  const crash = await context.newCDPSession(page)
  void crash.send('Page.crash').catch(() => {})
  await page.waitForEvent('crash')
  await expect(other.getByRole('row').filter({ hasText: 'neural-1' }).getByText('interrupted')).toBeVisible({
    timeout: 30_000,
  })
  await other.getByRole('row').getByRole('link', { name: 'neural-1', exact: true }).click()
  await expect(other.getByText('It was interrupted')).toBeVisible()
  await other.getByRole('button', { name: /^Resume from/ }).click()
  await learns(other)
  const asked = other.waitForEvent('dialog')
  const leaving = other.evaluate(() => location.reload())
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await leaving
  await other.getByRole('button', { name: 'Stop, keep the best' }).click()
  await expect(other.getByRole('button', { name: 'Register', exact: true })).toBeVisible({ timeout: 30_000 })
})

/** A browser whose profile outlives it. */
async function openProfile(folder: string, baseURL: string): Promise<BrowserContext> {
  const { launchOptions, viewport } = test.info().project.use
  return chromium.launchPersistentContext(folder, { ...launchOptions, baseURL, viewport: viewport ?? null })
}

/** Ends the browser as a power cut would. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const gone = new Promise((resolve) => context.once('close', resolve))
  for (const { id, type } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL')
  await gone
}

test('a browser killed while it imports and trains opens with nothing half-done: space given back, jobs interrupted', async ({
  server,
}) => {
  test.setTimeout(180_000)
  const profile = test.info().outputPath('profile')
  const first = await openProfile(profile, server.origin)
  const page = first.pages()[0] ?? (await first.newPage())
  await takeSampleTrips(page)
  await startLongRun(page)
  await learns(page)
  const importing = await first.newPage()
  await beginImport(importing, largeFile())
  expect((await filesOf(importing)).length).toBeGreaterThan(2)
  await kill(first)

  const second = await openProfile(profile, server.origin)
  const again = second.pages()[0] ?? (await second.newPage())
  await again.goto('/experiments')
  await expect(again.getByRole('row').filter({ hasText: 'neural-1' }).getByText('interrupted')).toBeVisible({
    timeout: 30_000,
  })
  await expect.poll(async () => (await filesOf(again)).length, { timeout: 30_000 }).toBeLessThanOrEqual(2)
  await again.goto('/data')
  await expect(again.getByRole('main').getByRole('link', { name: 'Sample trips' }).first()).toBeVisible()
  await expect(again.getByRole('main').getByText('large')).toHaveCount(0)
  await expect((await openJobs(again)).getByText(/interrupted/).first()).toBeVisible()
  await second.close()
})

test('a newer build that opens the workspace in another tab gets it at once; this tab says so and loses nothing', async ({
  page,
  context,
}) => {
  await takeSampleTrips(page)
  const other = await context.newPage()
  await other.goto('/manifest.webmanifest')
  const took = await other.evaluate(async () => {
    const began = performance.now()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('ridecast', 100_000)
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
      request.onerror = () => reject(request.error)
    })
    return performance.now() - began
  })
  expect(took).toBeLessThan(5_000)
  await expect(page.getByRole('status').filter({ hasText: 'A newer Ridecast is open in another tab.' })).toBeVisible()

  await page.getByRole('button', { name: 'Reload this tab' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Read-only: saved by a newer Ridecast.' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'Sample trips' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import trips' })).toBeDisabled()
})

test('where the WebAssembly of TensorFlow.js does not arrive it trains on its cpu backend, and the run says so; a worker that does not load is said', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({ baseURL: server.origin })
  await context.route('**/*.wasm', (route) => route.abort())
  const page = await context.newPage()
  await takeSampleTrips(page)
  await page.getByRole('link', { name: /^New run/ }).click()
  await page.getByLabel('Epochs', { exact: true }).fill('1')
  await page.getByRole('combobox', { name: 'Computed by' }).selectOption('TensorFlow.js')
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page.getByText(/\bcpu\b/i).first()).toBeVisible({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText('It was cancelled, and nothing of it was kept.')).toBeVisible({ timeout: 60_000 })

  await context.route(/worker/i, (route) => route.abort())
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(page.getByText(/The training worker ended/).first()).toBeVisible({ timeout: 30_000 })
  await context.close()
})
