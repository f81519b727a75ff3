import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { useSampleTrips } from './acts'
import { expect, test } from './app'
import { build, pages } from './build'
import { stumblesOf } from './stumbles'

const chunk = `/_next/static/chunks/${readdirSync(`${build}/static/chunks`).find((name) => name.endsWith('.js'))}`
const wasm = `/wasm/${readdirSync('public/wasm')[0]}/tfjs-backend-wasm-simd.wasm`

const policy =
  /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'( 'sha256-[A-Za-z0-9+/]{43}=')*; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/

const answers = [
  ...pages.map(({ path }) => path),
  chunk,
  wasm,
  '/service-worker.js',
  '/manifest.webmanifest',
  '/nowhere',
]
for (const path of answers) {
  test(`${path} is answered with the whole policy`, async ({ request }) => {
    const response = await request.get(path)
    const headers = response.headers()
    expect(headers['content-security-policy']).toMatch(policy)
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-powered-by']).toBeUndefined()
  })
}

test('caches ask anew for a page and for the parts that the router asks for; hashed files never change', async ({
  request,
}) => {
  const cached = async (path: string, headers = {}) => (await request.get(path, { headers })).headers()['cache-control']
  for (const { path } of pages) {
    expect([path, await cached(path)]).toEqual([path, 'no-cache'])
    expect([path, await cached(path, { rsc: '1' })]).toEqual([path, 'no-cache'])
  }
  for (const path of ['/service-worker.js', '/manifest.webmanifest']) expect(await cached(path)).toBe('no-cache')
  expect(await cached(chunk)).toBe('public, max-age=31536000, immutable')
})

test('answers of the API may run nothing at all', async ({ request }) => {
  for (const path of ['/api/health/live', '/api/nowhere']) {
    const headers = (await request.get(path)).headers()
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
})

test('the parts of a page that the router asks for carry the policy too', async ({ request }) => {
  const response = await request.get('/', { headers: { rsc: '1' } })
  expect(response.headers()['content-security-policy']).toMatch(policy)
})

for (const { path } of pages) {
  test(`${path} opens isolated, with no script refused, nothing in the console, and no stumbling block`, async ({
    page,
  }) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(await stumblesOf(page)).toEqual([])
    expect(complaints).toEqual([])
  })
}

test('neither a page nor the workers that import and train can send anything to another origin', async ({ page }) => {
  let arrived = 0
  const elsewhere = createServer((_, response) => {
    arrived++
    response.setHeader('access-control-allow-origin', '*').end('{}')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const address = elsewhere.address()
  const target = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/trips` : ''
  await page.goto('/data')
  const send = (url: string): Promise<string> =>
    fetch(url, { method: 'POST', body: 'a trip' }).then(
      () => 'sent',
      () => 'refused',
    )
  expect(await page.evaluate(send, target)).toBe('refused')

  await useSampleTrips(page)
  await page.getByRole('link', { name: /^New run/ }).click()
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page.getByText(/epoch \d+ of/).first()).toBeVisible({ timeout: 60_000 })
  const workers = page.workers()
  const names = await Promise.all(workers.map((worker) => worker.evaluate(() => self.name)))
  expect(names).toEqual(expect.arrayContaining(['import', 'train']))
  for (const worker of workers) {
    expect(worker.url()).toContain('/_next/static/chunks/')
    expect(await worker.evaluate(send, target)).toBe('refused')
    expect(await worker.evaluate(send, new URL('/api/health/live', page.url()).href)).toBe('sent')
  }
  expect(arrived).toBe(0)
  elsewhere.close()
})

test('injected scripts and eval do not run', async ({ page }) => {
  await page.goto('/')
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.injected = "yes"'
    document.body.append(script)
    // A debugger may evaluate what a page may not: let the page itself try, a moment later.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: what is tested is that it is refused
          resolve(eval('"yes"'))
        } catch {
          resolve('no')
        }
      }, 0)
    })
    return { injected: document.documentElement.dataset.injected ?? 'no', evaluated }
  })
  expect(ran).toEqual({ injected: 'no', evaluated: 'no' })
})
