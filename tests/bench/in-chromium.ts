import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumFlags, findChromium } from '@/scripts/setup/chromium.mjs'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
  '.wasm': 'application/wasm',
}

interface Given {
  /** What is served, by path. */
  readonly files?: ReadonlyMap<string, Uint8Array>
  /** The file on disk that is chosen on the page, as a person does; the worker finds it in its task as `file`. */
  readonly chosen?: string
  /** Sees the browser before it is closed. */
  readonly atEnd?: (context: BrowserContext) => Promise<void>
}

/** What `workers/text/client` asks for, beside the bundle that it is in. */
const TEXT_WORKER = new URL('../../workers/text/worker.ts', import.meta.url)

/**
 * Bundles a worker, serves it from a loopback port, and runs it in a fresh headless Chromium, isolated as the app is and with a profile on disk:
 * in a private window, files of the private file system are in the memory of another process. The worker is sent `task` and answers with one
 * message: its result, or `{ error }`.
 */
export async function inChromium<T extends object>(
  worker: URL,
  task: object,
  { files = new Map(), chosen, atEnd }: Given = {},
): Promise<T> {
  const served = new Map<string, Uint8Array | string>([
    ...files,
    ['/', '<!doctype html><title>bench</title><input type="file">'],
    ['/worker.js', await bundled(worker)],
    ['/worker.ts', await bundled(TEXT_WORKER)],
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
  const profile = mkdtempSync(join(tmpdir(), 'ridecast-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    args: [...chromiumFlags],
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    if (chosen) await page.setInputFiles('input', chosen)
    const answer = await page.evaluate(
      (given) =>
        new Promise<T | { error: string }>((resolve) => {
          const started = new Worker('/worker.js', { type: 'module' })
          started.onmessage = ({ data }) => resolve(data)
          started.onerror = (event) => resolve({ error: event.message })
          const file = document.querySelector('input')?.files?.[0]
          started.postMessage(file ? { ...given, file } : given)
        }),
      task,
    )
    if ('error' in answer) throw new Error(String(answer.error))
    await atEnd?.(context)
    return answer
  } finally {
    await context.close()
    server.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

async function bundled(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
