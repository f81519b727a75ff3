import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumFlags, findChromium } from '@/scripts/setup/chromium.mjs'

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' }

/**
 * Bundles a worker, serves it and `files` (by their paths) from a loopback port, and runs it in a fresh headless Chromium, isolated as the
 * app is. The worker is sent `task` and answers with one message: its result, or `{ error }`. `atEnd` sees the browser before it is closed.
 */
export async function inChromium<T extends object>(
  worker: URL,
  task: unknown,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
  atEnd: (browser: Browser) => Promise<void> = async () => undefined,
): Promise<T> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(worker)],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) },
    logLevel: 'error',
  })
  const served = new Map<string, Uint8Array | string>([
    ...files,
    ['/', '<!doctype html><title>bench</title>'],
    ['/worker.js', outputFiles[0]?.text ?? ''],
  ])
  const server = createServer((request, response) => {
    const body = served.get(request.url ?? '')
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': TYPES[extname(request.url ?? '')] ?? 'text/html',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    const answer = await page.evaluate(
      (given) =>
        new Promise<T | { error: string }>((resolve) => {
          const started = new Worker('/worker.js', { type: 'module' })
          started.onmessage = ({ data }) => resolve(data)
          started.onerror = (event) => resolve({ error: event.message })
          started.postMessage(given)
        }),
      task,
    )
    if ('error' in answer) throw new Error(String(answer.error))
    await atEnd(browser)
    return answer
  } finally {
    await browser.close()
    server.close()
  }
}
