import { expect, test } from './app'
import { pages } from './build'

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
