import type { ApiRequest } from '@/lib/serving/api-request'
import { begin, noBody } from '@/lib/serving/begin'
import { API_HEADERS, type Reply } from '@/lib/serving/respond'
import type { Result } from '@/lib/shared/result'
import type { Container } from './container'

/** The body up to `cap` bytes; what comes after is not read. */
async function readBody(request: Request, cap: number): Promise<Uint8Array | 'too-large' | 'cut-off'> {
  if (!request.body) return noBody
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.byteLength
      if (size > cap) {
        await reader.cancel()
        return 'too-large'
      }
      chunks.push(value)
    }
  } catch {
    return 'cut-off'
  }
  const body = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.byteLength
  }
  return body
}

function toResponse({ status, headers, body }: Reply, method: string): Response {
  const content = typeof body === 'string' ? body : body && new Uint8Array(body)
  return new Response(method === 'HEAD' ? null : content, { status, headers: { ...headers } })
}

/** Answers a request to the API from a Next route. Next does not say who the peer is: all share one count of wrong keys. */
export async function answerNext(request: Request, opened: Result<Container>): Promise<Response> {
  if (!opened.ok) {
    const body = JSON.stringify({ type: 'urn:ridecast:problem:start', title: 'Not available now', status: 503 })
    return new Response(body, { status: 503, headers: { ...API_HEADERS, 'content-type': 'application/problem+json' } })
  }
  const url = new URL(request.url)
  const seen: ApiRequest = {
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    remote: 'next',
  }
  const begun = begin(seen, opened.value.deps)
  if (begun.kind === 'reply') return toResponse(begun.reply, request.method)
  const body = begun.cap === 0 ? noBody : await readBody(request, begun.cap)
  const reply = typeof body === 'string' ? begun.giveUp(body) : await begun.finish(body)
  return toResponse(reply, request.method)
}
