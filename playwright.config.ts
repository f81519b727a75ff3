import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './scripts/setup/chromium.mjs'

const chromium = await findChromium()

const ALONE = ['**/story.spec.ts']

/** The whole app in a real Chromium: each test has a browser of its own, and each file a server with an empty data folder. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  // Most of a test is waiting: three share two cores well.
  workers: 3,
  projects: [
    { name: 'together', testIgnore: ALONE },
    // What is measured here (seconds, long tasks) is measured alone.
    { name: 'alone', testMatch: ALONE, workers: 1 },
  ],
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./scripts/test/playwright-tally.mjs']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Asia/Kathmandu',
    // Keeping the whole build is half the work of a first visit: the tests that are about it allow it.
    serviceWorkers: 'block',
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: { ...(chromium === undefined ? {} : { executablePath: chromium }), args: [...chromiumFlags] },
  },
})
