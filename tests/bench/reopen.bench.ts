/**
 * How long until the profile of a dataset of ten million rows is on the screen after a reload, and until the rides of one place are: in
 * Chromium, on the built app, with the rows in the private file system. The app is warm: its service worker is installed and the code
 * compiled. Time runs from the start of the navigation to the frame after the one in which the first figure, that of the durations, is
 * drawn; and to the one with the last panel. Beside it: how much the page's thread computed, which other work on the machine does not
 * change, and the same app's sign-in page, whose words need no script: no page is sooner than that.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumFlags, findChromium } from '@/scripts/setup/chromium.mjs'
import { AppServer } from '@/tests/e2e/app-server'

const ROWS = 10_000_000
const RELOADS = 11

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
const profile = mkdtempSync(join(tmpdir(), 'ridecast-reopen-'))
const launch = (serviceWorkers: 'allow' | 'block') =>
  chromium.launchPersistentContext(profile, {
    args: [...chromiumFlags],
    serviceWorkers,
    viewport: { width: 1280, height: 800 },
    ...(executablePath ? { executablePath } : {}),
  })

let context: BrowserContext | undefined
try {
  context = await launch('block')
  const made = await store(context)
  console.log(
    `${ROWS.toLocaleString('en')} rows profiled and hashed in ${made.profileSeconds.toFixed(1)} s; the profile takes ${(made.profileBytes / 1024).toFixed(0)} kB as JSON`,
  )
  await context.close()

  context = await launch('allow')
  const page = await context.newPage()
  await page.goto(`${server.origin}/data`)
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller)
  const thread = await context.newCDPSession(page)
  await page.addInitScript(() => {
    performance.mark('script')
    const steps = { figure: ['[data-bars]', ''], rest: ['main h2', 'Columns'] } as const
    const marked = new Set<string>()
    const watching = new MutationObserver(() => {
      for (const [name, [selector, words]] of Object.entries(steps)) {
        const all = Array.from(document.querySelectorAll(selector))
        if (marked.has(name) || !all.some(({ textContent }) => textContent?.includes(words))) continue
        marked.add(name)
        requestAnimationFrame(() => setTimeout(() => performance.mark(name)))
      }
    })
    watching.observe(document, { childList: true, subtree: true })
  })
  const address = `${server.origin}/data/dataset?id=${made.id}`
  await page.goto(address)
  const shown: Shown[] = []
  const floors: number[] = []
  for (let i = 0; i < RELOADS; i++) {
    await page.goto(`${server.origin}/sign-in`)
    floors.push(await markAfter(page, 'first-contentful-paint'))
    shown.push(await open(page, thread, address))
  }
  const spread = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    return `median ${sorted[RELOADS >> 1]?.toFixed(0)} ms (${sorted[0]?.toFixed(0)} to ${sorted.at(-1)?.toFixed(0)} ms over ${RELOADS})`
  }
  console.log(`from the navigation to the first figure: ${spread(shown.map(({ figure }) => figure))}`)
  console.log(`from the page's first script to it: ${spread(shown.map(({ figure, script }) => figure - script))}`)
  console.log(`from the navigation to the last panel: ${spread(shown.map(({ rest }) => rest))}`)
  console.log(`computed by the page's thread up to then: ${spread(shown.map(({ computed }) => computed))}`)
  console.log(`first paint: ${spread(shown.map(({ painted }) => painted))}; of the sign-in page: ${spread(floors)}`)

  const began = performance.now()
  await page.getByRole('button', { name: 'zone 1', exact: true }).click()
  await page
    .getByText(/rides begin in zone 1/)
    .first()
    .waitFor({ timeout: 60_000 })
  await page.getByText('Where they end').first().waitFor({ timeout: 60_000 })
  console.log(`rides of one place: ${(performance.now() - began).toFixed(0)} ms`)
} finally {
  await context?.close()
  await server.close()
  rmSync(profile, { recursive: true, force: true })
}

async function store(context: BrowserContext) {
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
  return made
}

/** Milliseconds since the start of the navigation; `computed`: of the page's thread. */
interface Shown {
  readonly script: number
  readonly painted: number
  readonly figure: number
  readonly rest: number
  readonly computed: number
}

async function open(page: Page, thread: CDPSession, address: string): Promise<Shown> {
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(address, { waitUntil: 'commit' })
  const rest = await markAfter(page, 'rest')
  const { metrics } = await thread.send('Performance.getMetrics')
  return {
    script: await markAfter(page, 'script'),
    painted: await markAfter(page, 'first-contentful-paint'),
    figure: await markAfter(page, 'figure'),
    rest,
    computed: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0),
  }
}

async function markAfter(page: Page, name: string): Promise<number> {
  const mark = await page.waitForFunction((each) => performance.getEntriesByName(each)[0]?.startTime, name)
  return Number(await mark.jsonValue())
}
