import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { refuseHaste, unknownHost } from '@/lib/serving/caller'
import { type Refusal, refuse } from '@/lib/serving/outcome'
import { respond } from '@/lib/serving/respond'
import type { ServingDeps } from '@/lib/serving/serving-deps'
import { continueTrace } from '@/lib/serving/trace-context'
import { clientAddress } from './client-address'
import { answerPlainly } from './plain-answer'
import { cutSlowReader, READ_MS, receive } from './receive'

/** Whoever answers what is not the API. */
export interface Pages {
  answer(req: IncomingMessage, res: ServerResponse): void
  /** Development only: the socket that tells the page to reload. */
  upgrade?(req: IncomingMessage, socket: Duplex, head: Buffer): void
}

export interface HttpOptions {
  readonly headersMs?: number
  readonly bodyMs?: number
  readonly readMs?: number
  readonly maxConnections?: number
  /** A proxy whose X-Forwarded-For is believed. */
  readonly trustedProxy?: string | null
}

/** Headers by which Next's parts talk to each other, or by which a proxy tells of itself: nobody outside has any business to send them. */
const INTERNAL =
  /^(x-middleware-|x-nextjs-|x-now-|x-invoke-|x-matched-path|x-vercel-|x-forwarded-|x-action-|next-action|next-resume|x-prerender-|x-next-)/

/** Node takes the first and is silent about the second; a proxy in front of it may have gone by the other. */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts > 1
}

/** Next names these files by their content and says so to caches itself. */
const NEVER_CHANGES = '/_next/static/'

function dropInternalHeaders(req: IncomingMessage): void {
  for (const name of Object.keys(req.headers)) if (INTERNAL.test(name)) delete req.headers[name]
  const raw: string[] = []
  for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i] ?? ''
    if (!INTERNAL.test(name.toLowerCase())) raw.push(name, req.rawHeaders[i + 1] ?? '')
  }
  req.rawHeaders = raw
}

/** A page is asked for by GET or HEAD, at a path, by a name that is ours; anything else is refused before Next sees it. */
function refusePage(
  req: IncomingMessage,
  path: string,
  client: string,
  hasPages: boolean,
  deps: ServingDeps,
): Refusal | null {
  if (!path.startsWith('/')) return refuse(400, 'http/target', 'The request’s target must be a path.')
  if (req.headers.host === undefined || !deps.site.isOurs(req.headers.host)) return unknownHost()
  if (req.method !== 'GET' && req.method !== 'HEAD')
    return refuse(405, 'http/method', 'This path takes GET and HEAD.', { allow: 'GET, HEAD' })
  if (path.startsWith('//') || /^\/_next\/image\/?$/.test(path) || !hasPages)
    return refuse(404, 'http/unknown-path', 'There is nothing here.')
  return refuseHaste(client, deps)
}

function answerPage(
  req: IncomingMessage,
  res: ServerResponse,
  pages: Pages | null,
  deps: ServingDeps,
  { readMs, trustedProxy }: { readonly readMs: number; readonly trustedProxy: string | null },
): void {
  const path = req.url?.split('?', 1)[0] ?? ''
  const client = clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for'], trustedProxy)
  const refusal = refusePage(req, path, client, pages !== null, deps)
  if (refusal || !pages) {
    const context = {
      path: path.slice(0, 200),
      requestId: deps.newId(),
      traceparent: continueTrace(undefined, deps.secrets.id),
    }
    const { status, headers, body } = respond(
      refusal ?? refuse(404, 'http/unknown-path', 'There is nothing here.'),
      context,
    )
    res.writeHead(status, { ...headers, connection: 'close' })
    res.end(req.method === 'HEAD' ? undefined : body)
    req.resume()
    return
  }
  // While developing, Next ties a page's debugging to its socket by such headers.
  if (!pages.upgrade) dropInternalHeaders(req)
  if (!deps.isReady()) res.setHeader('connection', 'close')
  // A page is asked for anew each time, so that nobody is served last year's after an upgrade; what has its hash in its name never changes.
  if (!pages.upgrade && !path.startsWith(NEVER_CHANGES)) res.setHeader('cache-control', 'no-cache')
  pages.answer(req, res)
  if (!pages.upgrade) cutSlowReader(res, readMs)
}

/**
 * The server: the API answered at once, pages handed on. Slow headers and bodies are cut after 10 and 30 s, slow readers after 60; of more than 1,000 connections
 * the one idle longest is closed.
 */
export function createHttpServer(deps: ServingDeps, pages: Pages | null, options: HttpOptions = {}): Server {
  const { headersMs = 10_000, bodyMs = 30_000, readMs = READ_MS, maxConnections = 1_000 } = options
  const reading = { readMs, trustedProxy: options.trustedProxy ?? null }
  const idle = new Set<Socket>()
  let connections = 0
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: bodyMs,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: Math.min(1_000, headersMs),
      maxHeaderSize: 16_384,
      noDelay: true,
    },
    (req, res) => {
      const { socket } = req
      if (hasTwoHosts(req)) return answerPlainly(socket, 400, 'Bad Request')
      idle.delete(socket)
      res.once('close', () => {
        if (!socket.destroyed) idle.add(socket)
      })
      // A client that goes away is no news.
      req.on('error', () => {})
      res.on('error', () => {})
      if (req.url?.startsWith('/api/') || req.url === '/api') receive(req, res, deps, reading)
      else answerPage(req, res, pages, deps, reading)
    },
  )
  server.on('connection', (socket: Socket) => {
    connections++
    idle.add(socket)
    socket.once('close', () => {
      connections--
      idle.delete(socket)
    })
    if (connections > maxConnections)
      for (const oldest of idle) {
        oldest.destroy()
        break
      }
  })
  server.on('connect', (_req: IncomingMessage, socket: Duplex) => answerPlainly(socket, 501, 'Not Implemented'))
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {})
    const isOurs = req.url?.startsWith('/') && deps.site.isOurs(req.headers.host ?? '')
    if (pages?.upgrade && isOurs) pages.upgrade(req, socket, head)
    else socket.destroy()
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else if (error.code === 'HPE_INVALID_METHOD') answerPlainly(socket, 501, 'Not Implemented')
    else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') answerPlainly(socket, 408, 'Request Timeout')
    else if (error.code === 'HPE_HEADER_OVERFLOW') answerPlainly(socket, 431, 'Request Header Fields Too Large')
    else answerPlainly(socket, 400, 'Bad Request')
  })
  return server
}
