import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiRequest } from '@/lib/serving/api-request'
import { begin, noBody, type Pending } from '@/lib/serving/begin'
import type { Reply } from '@/lib/serving/respond'
import type { ServingDeps } from '@/lib/serving/serving-deps'
import { clientAddress } from './client-address'

/** A reader that takes longer than this for one answer is cut off. */
export const READ_MS = 60_000
/** How long a refused body may go on arriving, so that the refusal is read before the connection closes. */
const LINGER_MS = 1_000

/** Answers a request to the API from node:http. */
export function receive(
  req: IncomingMessage,
  res: ServerResponse,
  deps: ServingDeps,
  { readMs = READ_MS, trustedProxy = null }: { readonly readMs?: number; readonly trustedProxy?: string | null } = {},
): void {
  const url = req.url ?? '/'
  const mark = url.indexOf('?')
  const request: ApiRequest = {
    method: req.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    headers: req.headers,
    remote: clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for'], trustedProxy),
  }
  const answer = (reply: Reply) => send(req, res, reply, deps.isReady(), readMs)
  const begun = begin(request, deps)
  if (begun.kind === 'reply') answer(begun.reply)
  else if (begun.cap === 0) settle(begun.finish(noBody), answer)
  else collect(req, begun, answer)
}

function settle(reply: Reply | Promise<Reply>, answer: (reply: Reply) => void): void {
  if (reply instanceof Promise) reply.then(answer)
  else answer(reply)
}

function collect(req: IncomingMessage, pending: Pending, answer: (reply: Reply) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  let isOver = false
  req.on('data', (chunk: Buffer) => {
    if (isOver) return
    size += chunk.length
    if (size <= pending.cap) chunks.push(chunk)
    else {
      isOver = true
      chunks.length = 0
      answer(pending.giveUp('too-large'))
    }
  })
  req.on('end', () => {
    if (isOver) return
    isOver = true
    const [only] = chunks
    settle(pending.finish(chunks.length === 1 && only ? only : Buffer.concat(chunks, size)), answer)
  })
  // Cut off: nobody is there to be answered, and nothing was begun.
  req.on('error', () => {
    isOver = true
    chunks.length = 0
  })
}

function send(req: IncomingMessage, res: ServerResponse, reply: Reply, keepAlive: boolean, readMs: number): void {
  if (res.headersSent || res.destroyed) return
  const { status, headers, body } = reply
  const isUnread = !req.complete && hasBody(req)
  const length = body === null ? 0 : typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  res.writeHead(status, {
    ...headers,
    ...(status === 204 ? null : { 'content-length': length }),
    ...(isUnread || !keepAlive ? { connection: 'close' } : null),
  })
  if (body === null || req.method === 'HEAD') res.end()
  else res.end(body)
  if (isUnread) lingerThenClose(req, res)
  if (res.writableLength > 0) cutSlowReader(res, readMs)
}

const hasBody = (req: IncomingMessage): boolean =>
  req.headers['transfer-encoding'] !== undefined || (req.headers['content-length'] ?? '0') !== '0'

function lingerThenClose(req: IncomingMessage, res: ServerResponse): void {
  req.resume()
  const { socket } = req
  const timer = setTimeout(() => socket.destroy(), LINGER_MS)
  res.once('close', () => clearTimeout(timer))
}

/** Ends the connection of an answer that is still not read after a minute, however busily it dribbles. */
export function cutSlowReader(res: ServerResponse, readMs: number): void {
  const timer = setTimeout(() => res.destroy(), readMs).unref()
  res.once('close', () => clearTimeout(timer))
}
