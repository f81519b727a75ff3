import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { loadArtefact } from '@/lib/models/load-artefact'
import { aModelFileOf } from '../fixtures/model-files'
import { chooseFiles, signIn, useSampleTrips as takeSampleTrips } from './acts'
import { expect, test } from './app'
import { AppServer } from './app-server'

/** Browsers that keep less than the app would like: full, forgetful, or at an address that is not secure. */

/** Sets how much the origin may store; lasts as long as the context. */
async function quota(context: BrowserContext, origin: string): Promise<(bytes: number) => Promise<void>> {
  const session = await context.newCDPSession(await context.newPage())
  return async (quotaSize) => {
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
  }
}

const usage = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)

/** Bytes in the origin's private files, where trips are kept. Chromium alone tells them apart from what else is stored. */
const bytesInFiles = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { usageDetails }: StorageEstimate & { usageDetails?: { fileSystem?: number } } =
      await navigator.storage.estimate()
    return usageDetails?.fileSystem ?? Number.NaN
  })

/** Trips whose columns no file system can pack. */
function someFile(rows: number): string {
  let seed = 1
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed % below
  }
  const two = (value: number): string => String(value).padStart(2, '0')
  const lines = ['lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance']
  for (let i = 0; i < rows; i++) {
    const day = two(1 + next(28))
    const time = `${two(next(23))}:${two(next(59))}`
    lines.push(
      `2023-01-${day} ${time}:${two(next(59))},2023-01-${day} 23:59:59,${1 + next(260)},${1 + next(260)},${next(90)}`,
    )
  }
  const path = test.info().outputPath('january.csv')
  writeFileSync(path, lines.join('\n'))
  return path
}

test('an import for which there is no room says so, keeps what was there, and works once there is room', async ({
  page,
  context,
  server,
}) => {
  const room = await quota(context, server.origin)
  await takeSampleTrips(page)
  const path = someFile(200_000)
  const before = await usage(page)
  const trips = await bytesInFiles(page)
  expect(trips).toBeGreaterThan(1_000_000)
  await room(before + 1_500_000)
  const begin = async () => {
    await page.goto('/data')
    await chooseFiles(page, path)
    await page.getByLabel('Longest ride to keep (min)').fill('1440')
    await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  }
  await begin()
  const dialog = page.getByRole('dialog', { name: 'Nothing was imported' })
  await expect(dialog.getByRole('alert')).toContainText('no room left')
  await expect(dialog.getByRole('alert')).toContainText('Delete datasets')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(page.getByRole('main').getByRole('link', { name: 'Sample trips' }).first()).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'january' })).toHaveCount(0)
  await expect.poll(() => bytesInFiles(page)).toBeLessThan(trips + 200_000)
  await room(before + 100_000_000)
  await begin()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 30_000 })
})

test('trips that are refused or deleted leave no room taken, by the browser’s own figure after its next start', async ({
  server,
}) => {
  const { launchOptions = {} } = test.info().project.use
  const profile = test.info().outputPath('profile')
  const start = async () => {
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: server.origin })
    const page = await context.newPage()
    await page.goto('/data')
    return { context, page }
  }
  const first = await start()
  const path = someFile(20_000)
  const again = test.info().outputPath('again.csv')
  writeFileSync(again, `${readFileSync(path, 'utf8')}\n`)
  for (const file of [path, again]) {
    await first.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click()
    await chooseFiles(first.page, file)
    await first.page.getByLabel('Longest ride to keep (min)').fill('1440')
    await first.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
    await expect(first.page).toHaveURL(/\/data\/dataset\?id=/)
  }
  await first.context.close()

  const second = await start()
  expect(await usage(second.page)).toBeLessThan(100_000_000)
  await second.context.close()
})

/**
 * Fills this origin's room but for some 60 kB with what does not compress. IndexedDB goes by what it knew of the room for up to half a
 * minute: it is tried until it knows better.
 */
async function fillUp(page: Page, quotaBytes: number): Promise<void> {
  const fill = (bytes: number): Promise<void> =>
    page.evaluate(async (bytes) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('filler', { create: true })
      for (let isRoom = true; isRoom; ) {
        const name = crypto.randomUUID()
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
        try {
          for (let left = bytes; left > 0; left -= 20_000)
            await stream.write(crypto.getRandomValues(new Uint8Array(20_000)))
          await stream.close()
        } catch {
          isRoom = false
          await stream.abort().catch(() => {})
          await folder.removeEntry(name)
        }
      }
    }, bytes)
  await fill(400_000)
  await fill(20_000)
  const isFull = (): Promise<boolean> =>
    page.evaluate(
      () =>
        new Promise<boolean>((resolve, reject) => {
          const opening = indexedDB.open('filler')
          opening.onupgradeneeded = () => opening.result.createObjectStore('bytes')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const database = opening.result
            const ends = (full: boolean) => () => {
              database.close()
              resolve(full)
            }
            const attempt = database.transaction('bytes', 'readwrite')
            attempt.objectStore('bytes').put(
              Array.from({ length: 3 }, () => crypto.getRandomValues(new Uint8Array(50_000))),
              0,
            )
            attempt.oncomplete = ends(false)
            attempt.onabort = ends(true)
          }
        }),
    )
  await expect.poll(isFull, { timeout: 60_000, intervals: [2_000] }).toBe(true)
  await page.evaluate(async (most) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('filler')
    for await (const name of folder.keys()) {
      if (((await navigator.storage.estimate()).usage ?? 0) <= most) return
      await folder.removeEntry(name)
    }
  }, quotaBytes - 60_000)
}

test('a trained model for which there is no room is offered for download, and nothing is half-kept', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({ baseURL: server.origin })
  // From the start: the browser remembers for a while how much room there was.
  const room = await quota(context, server.origin)
  const quotaBytes = 12_000_000
  await room(quotaBytes)
  const again = await context.newPage()
  await takeSampleTrips(again)
  await fillUp(again, quotaBytes)
  await again.getByRole('link', { name: /^New run/ }).click()
  await again.getByLabel('Epochs', { exact: true }).fill('2')
  await again.getByRole('button', { name: 'Start run' }).click()
  const notice = again.getByRole('alert').filter({ hasText: 'neural-1 is trained, but not kept' })
  await expect(notice).toBeVisible({ timeout: 60_000 })
  await again.screenshot({ path: test.info().outputPath('no-room.png') })
  const download = again.waitForEvent('download')
  await notice.getByRole('button', { name: 'Download the model' }).click()
  const file = await (await download).path()
  expect((await loadArtefact(new Uint8Array(readFileSync(file)))).ok).toBe(true)
  await expect(notice).toHaveCount(0)
  await again.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Experiments' }).click()
  // There may have been no room for that word either; it is written down once there is.
  await room(100_000_000)
  await expect(
    again
      .getByRole('row')
      .filter({ hasText: 'neural-1' })
      .getByText(/failed|interrupted/),
  ).toBeVisible({
    timeout: 30_000,
  })
  await again.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click()
  await expect(again.getByRole('main').getByRole('link', { name: 'Sample trips' }).first()).toBeVisible()
  await context.close()
})

test('a model file for which there is no room is not registered, and the dialog says what to do', async ({
  page,
  context,
  server,
}) => {
  const room = await quota(context, server.origin)
  await page.goto('/models')
  await expect(page.getByText('No model yet')).toBeVisible()
  const used = await usage(page)
  await page.close()
  await room(used + 2_000)
  const again = await context.newPage()
  await again.goto('/models')
  await expect(again.getByRole('button', { name: 'Import model file' })).toBeEnabled()
  await again.setInputFiles('input[type=file]', {
    name: 'net.ridecast',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await aModelFileOf('neural')),
  })
  await again.getByRole('dialog').getByRole('button', { name: 'Register' }).click()
  await expect(again.getByRole('dialog').getByText(/no room left/)).toBeVisible()
  await again.keyboard.press('Escape')
  await expect(again.getByText('No model yet')).toBeVisible()
})

test('where nothing can be stored, a banner says so, and nothing is offered that would be lost', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('Storage is blocked.', 'SecurityError')
      },
    })
  })
  await page.goto('/data')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing is kept.' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('nothing-kept.png') })
  await expect(page.getByRole('button', { name: 'Use sample trips' }).first()).toBeDisabled()
  for (const name of ['Overview', 'Experiments', 'Models', 'Endpoints', 'Settings']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Nothing is kept.')).toBeVisible()
  }
})

test('where the browser has no private files, the studio is read-only and says so', async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('No files here.', 'SecurityError'))
  })
  await page.goto('/data')
  await expect(page.getByRole('status').filter({ hasText: 'Read-only: this browser keeps no files.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use sample trips' }).first()).toBeDisabled()
})

test('what was stored is cleared under an open tab: it says so and goes on after a reload', async ({
  page,
  context,
  server,
}) => {
  await takeSampleTrips(page)
  await page.goto('/data')
  await expect(page.getByRole('main').getByRole('link', { name: 'Sample trips' }).first()).toBeVisible()
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: server.origin,
    storageTypes: 'indexeddb,file_systems',
  })
  await expect(page.getByRole('status').filter({ hasText: 'What was stored here is gone.' })).toBeVisible()
  await page.getByRole('button', { name: 'Reload this tab' }).click()
  await expect(page.getByRole('button', { name: 'Use sample trips' }).first()).toBeEnabled()
})

test('a flipped bit in a stored model is found, and the model is not used', async ({ page }) => {
  await page.goto('/models')
  await expect(page.getByRole('button', { name: 'Import model file' })).toBeEnabled()
  await page.setInputFiles('input[type=file]', {
    name: 'net.ridecast',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await aModelFileOf('neural')),
  })
  await page.getByRole('dialog').getByRole('button', { name: 'Register' }).click()
  await page.waitForURL(/\/models\/version/)
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ridecast')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const store = database.transaction('artefacts', 'readwrite').objectStore('artefacts')
    const rows = await new Promise<{ bytes: Uint8Array }[]>((resolve) => {
      const request = store.getAll()
      request.onsuccess = () => resolve(request.result)
    })
    for (const row of rows) {
      row.bytes[row.bytes.length - 9] = (row.bytes[row.bytes.length - 9] ?? 0) ^ 4
      store.put(row)
    }
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve
    })
    database.close()
  })
  await page.reload()
  await page.getByRole('button', { name: 'Download', exact: false }).first().click()
  await expect(page.getByText(/no longer matches its hash/).first()).toBeVisible()
})

test('over plain HTTP from another machine the studio is read-only and says why; what is public still answers', async () => {
  const name = 'ridecast.test'
  const server = await AppServer.start({ as: name })
  const browser = await chromium.launch({
    ...test.info().project.use.launchOptions,
    args: [...(test.info().project.use.launchOptions?.args ?? []), `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  })
  const page = await browser.newPage({ baseURL: server.shown, viewport: { width: 1280, height: 800 } })
  await page.goto('/data')
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  const banner = page.getByRole('status').filter({ hasText: 'Read-only: this address is not secure.' })
  await expect(banner).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('insecure.png') })
  await expect(page.getByRole('button', { name: 'Use sample trips' }).first()).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeDisabled()
  await signIn(page, server.signInAddress ?? '')
  for (const path of ['/overview', '/experiments', '/models', '/endpoints', '/settings']) {
    await page.goto(path)
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible()
    await expect(banner).toBeVisible()
  }
  await browser.close()
  await server.close()
})
