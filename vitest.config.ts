import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { copyWasm } from './scripts/build/wasm.mjs'
import { chromiumFlags, findChromium } from './scripts/setup/chromium.mjs'
import { LongestFirst } from './scripts/test/longest-first.mjs'

const chromium = await findChromium()
// The browser tests fetch it where the app serves it.
copyWasm()

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  server: {
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  },
  worker: { format: 'es' },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Generous, so that a busy machine fails no test.
          testTimeout: 20_000,
          environment: 'node',
          include: [
            '{lib,server,components,workers,scripts}/**/*.test.{ts,tsx}',
            'tests/{architecture,contracts,golden,hostile}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        // Next's link reads its build's settings from there.
        define: { 'process.env': '({})' },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium === undefined ? {} : { executablePath: chromium }),
                args: [...chromiumFlags],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
