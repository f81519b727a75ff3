import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumFlags, findChromium } from '@/scripts/setup/chromium.mjs'
import type { BrowserTimes } from './browser-worker'

/** Bundles the worker, serves it from a loopback port, and runs it in a fresh headless Chromium. */
export async function timesInChromium(megabytes: number, rounds: number): Promise<BrowserTimes> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./browser-worker.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    alias: { '@': fileURLToPath(new URL('../../..', import.meta.url)) },
  })
  const script = outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><title>bench</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    const times = await page.evaluate(
      (task) =>
        new Promise<BrowserTimes | { error: string }>((resolve) => {
          const worker = new Worker('/worker.js', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = (event) => resolve({ error: event.message })
          worker.postMessage(task)
        }),
      { megabytes, rounds },
    )
    if ('error' in times) throw new Error(times.error)
    return times
  } finally {
    await browser.close()
    server.close()
  }
}
