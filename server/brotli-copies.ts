import { existsSync, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  js: 'application/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
}

/** The addresses of built scripts and style sheets that have a Brotli copy beside them. Read once: a build never changes. */
export function brotliCopies(folder: string): ReadonlySet<string> {
  const files = join(folder, 'static')
  if (!existsSync(files)) return new Set()
  return new Set(
    readdirSync(files, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.br'))
      .map((name) => `/_next/static/${name.replaceAll('\\', '/').slice(0, -'.br'.length)}`),
  )
}

/** Turns a request for a script or style sheet into one for its Brotli copy, where there is one and the browser takes it. */
export function preferBrotli(req: IncomingMessage, res: ServerResponse, copies: ReadonlySet<string>): void {
  const [path = '', query] = (req.url ?? '').split('?', 2)
  if (!copies.has(path)) return
  res.setHeader('vary', 'Accept-Encoding')
  if (!/(?:^|,)\s*br\s*(?:,|$)/.test(String(req.headers['accept-encoding'] ?? ''))) return
  res.setHeader('content-encoding', 'br')
  res.setHeader('content-type', TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream')
  req.url = query === undefined ? `${path}.br` : `${path}.br?${query}`
}
