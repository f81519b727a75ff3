import { test as base, expect } from '@playwright/test'
import { AppServer } from './app-server'
import { Witness } from './witness'

export { expect }

const mostLines = 60

interface OfTest {
  readonly server: AppServer
  readonly controlled: () => Promise<void>
  readonly witness: undefined
}

/** Tests of the whole app: `server` is shared by a file's tests and by no others, and the page opens on it. */
export const test = base.extend<OfTest, { serverOf: (file: string) => Promise<AppServer> }>({
  serverOf: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from the pattern
    async ({}, use) => {
      let current: { readonly file: string; readonly server: AppServer } | undefined
      await use(async (file) => {
        if (current?.file === file) return current.server
        await current?.server.close()
        current = { file, server: await AppServer.start() }
        return current.server
      })
      await current?.server.close()
    },
    { scope: 'worker' },
  ],
  server: async ({ serverOf }, use, { file }) => use(await serverOf(file)),
  /** Keeps, of a test that fails, what the browser and the server said meanwhile. */
  witness: [
    async ({ browser, server }, use, info) => {
      const witness = new Witness(browser)
      const before = server.said.length
      await use(undefined)
      witness.close()
      if (info.status === info.expectedStatus) return
      const lines = { browser: witness.last(mostLines), server: server.said.slice(before).slice(-mostLines) }
      for (const [name, body] of Object.entries(lines))
        await info.attach(name, { body: JSON.stringify(body), contentType: 'application/json' })
    },
    { auto: true },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  controlled: async ({ page }, use) => {
    /** Waits until the service worker keeps the whole build and answers for this page. */
    await use(async () => {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 })
    })
  },
})
