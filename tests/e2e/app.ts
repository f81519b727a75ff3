import { test as base, expect } from '@playwright/test'
import { AppServer } from './app-server'

export { expect }

/** Tests of the whole app: `server` is shared by a file's tests, and the page opens on it. */
export const test = base.extend<{ controlled: () => Promise<void> }, { server: AppServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from the pattern
    async ({}, use) => {
      const server = await AppServer.start()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  controlled: async ({ page }, use) => {
    /** Waits until the service worker keeps the whole build and answers for this page. */
    await use(async () => {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 })
    })
  },
})
