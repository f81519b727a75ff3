/**
 * How long until the profile of a dataset of ten million rows is on the screen after a reload, and until the rides of one place are: in
 * Chromium, on the built app, with the rows in the private file system.
 */
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumFlags, findChromium } from '@/scripts/setup/chromium.mjs'
import { AppServer } from '@/tests/e2e/app-server'

const ROWS = 10_000_000
const RELOADS = 7

const worker = fileURLToPath(new URL('./reopen/browser-worker.ts', import.meta.url))
const { outputFiles } = await build({
  entryPoints: [worker],
  bundle: true,
  format: 'esm',
  write: false,
  alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) },
  logLevel: 'error',
})
const server = await AppServer.start()
const executablePath = await findChromium()
const browser = await chromium.launch({ args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) })
try {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.route('**/bench-worker.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'cross-origin-embedder-policy': 'require-corp' },
      body: outputFiles[0]?.text ?? '',
    }),
  )
  await page.goto(`${server.origin}/data`)
  const made = await page.evaluate(
    (rows) =>
      new Promise<{ id: string; profileSeconds: number; profileBytes: number } | { error: string }>((resolve) => {
        const started = new Worker('/bench-worker.js', { type: 'module' })
        started.onmessage = ({ data }) => resolve(data)
        started.onerror = (event) => resolve({ error: event.message })
        started.postMessage({ rows })
      }),
    ROWS,
  )
  if ('error' in made) throw new Error(made.error)
  console.log(
    `${ROWS.toLocaleString('en')} rows profiled and hashed in ${made.profileSeconds.toFixed(1)} s; the profile takes ${(made.profileBytes / 1024).toFixed(0)} kB as JSON`,
  )
  await page.addInitScript(() => {
    const steps = { 'frame shown': 'h1', 'profile shown': '.recharts-bar-rectangle' }
    const marked = new Set<string>()
    const watching = new MutationObserver(() => {
      for (const [name, selector] of Object.entries(steps)) {
        if (marked.has(name) || !document.querySelector(selector)) continue
        marked.add(name)
        requestAnimationFrame(() => performance.mark(name))
      }
    })
    watching.observe(document, { childList: true, subtree: true })
  })
  const address = `${server.origin}/data/dataset?id=${made.id}`
  await page.goto(address)
  const shown: number[] = []
  const before: { painted: number; framed: number }[] = []
  for (let i = 0; i < RELOADS; i++) {
    await page.reload({ waitUntil: 'commit' })
    shown.push(await shownAfter(page))
    const [painted, framed] = await page.evaluate(() =>
      ['first-contentful-paint', 'frame shown'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? 0),
    )
    before.push({ painted: painted ?? 0, framed: framed ?? 0 })
  }
  shown.sort((a, b) => a - b)
  console.log(
    `profile on the screen after a reload: median ${shown[RELOADS >> 1]?.toFixed(0)} ms, ${shown[0]?.toFixed(0)} to ${shown.at(-1)?.toFixed(0)} ms over ${RELOADS}`,
  )
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[RELOADS >> 1]?.toFixed(0)
  console.log(
    `of that: first paint ${middle(before.map(({ painted }) => painted))} ms, name and numbers ${middle(before.map(({ framed }) => framed))} ms`,
  )
  const began = performance.now()
  await page.getByRole('button', { name: 'zone 1', exact: true }).click()
  await page
    .getByText(/rides begin in zone 1/)
    .first()
    .waitFor({ timeout: 60_000 })
  await page.getByText('Where they end').first().waitFor({ timeout: 60_000 })
  console.log(`rides of one place: ${(performance.now() - began).toFixed(0)} ms`)
} finally {
  await browser.close()
  await server.close()
}

/** Milliseconds from the start of the navigation to the frame in which the bars of the durations are there; the rest of the page comes before them. */
async function shownAfter(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => performance.getEntriesByName('profile shown')[0]?.startTime)
  return Number(await mark.jsonValue())
}
