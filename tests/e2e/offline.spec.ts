import { fillSettings } from './acts'
import { expect, test } from './app'
import { pages } from './build'

test.use({ serviceWorkers: 'allow' })

test('with the server gone and the router’s copies stale, every page opens, by link and by address', async ({
  page,
  server,
  controlled,
}) => {
  await page.goto('/')
  await controlled()
  await server.stop()
  try {
    for (const { path } of pages) {
      const response = await page.goto(path)
      expect(response?.fromServiceWorker(), `${path} is answered by the service worker`).toBe(true)
      expect(response?.headers()['content-security-policy']).toContain("connect-src 'self'")
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
      await expect(page.locator('main')).toBeVisible()
    }
  } finally {
    await server.resume()
  }
})

test('a training run outlives its server: the links work past the stale time, the run finishes, a reload opens the app', async ({
  page,
  server,
  controlled,
}) => {
  test.setTimeout(900_000)
  const reallyWait = process.env.RIDECAST_REAL_STALE === '1'
  await page.goto('/data')
  await controlled()
  await page.getByRole('button', { name: 'Use sample trips' }).first().click()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  await page.getByRole('link', { name: /^New run/ }).click()
  const epochs = reallyWait ? 200 : 40
  await fillSettings(page, { Epochs: epochs, Patience: Math.min(50, epochs), 'Batch size': 64, 'First layer': 256 })
  // No run is as long as that: most of the waiting comes before it.
  if (reallyWait) await page.waitForTimeout(275_000)
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page.getByText(/epoch \d+ of/).first()).toBeVisible({ timeout: 60_000 })
  let navigations = 0
  page.on('request', (request) => {
    if (request.isNavigationRequest()) navigations++
  })
  await server.stop()
  try {
    // The router keeps what it fetched for 300 s by the page's clock: wait that long, or set the clock on by as much.
    if (reallyWait) await page.waitForTimeout(35_000)
    else
      await page.evaluate(() => {
        const now = Date.now.bind(Date)
        Date.now = () => now() + 310_000
      })
    await expect(page.getByText(/epoch \d+ of/).first(), 'it still trains').toBeVisible()
    for (const name of ['Overview', 'Data', 'Models', 'Endpoints', 'Settings', 'Experiments']) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
      await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}`))
      await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible()
    }
    expect(navigations, 'no link loaded a document, which would have ended the run').toBe(0)
    const finished = page
      .getByRole('row')
      .filter({ hasText: 'neural-1' })
      .getByRole('img', { name: /95 % interval/ })
    await expect(finished).toBeVisible({ timeout: 180_000 })
    await page.reload()
    await expect(finished).toBeVisible()
  } finally {
    await server.resume()
  }
})
