import type { z } from 'zod'
import type { CallFailure } from '@/lib/deployments/deploy-queue'
import type { Result } from '@/lib/shared/result'

/** A call that did not end well: `status` is null where no answer came. `fields` point into the body that was sent. */
export interface ApiFailure extends CallFailure {
  readonly fields: readonly { readonly pointer: string; readonly detail: string }[]
  readonly requestId: string | null
}

export type ApiResult<T> = Result<T, ApiFailure>

/** Where the server is and who asks. The app passes no key: its session is a cookie. */
export interface Server {
  /** Without a trailing slash; '' for the app's own origin. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly key?: string
  /** Milliseconds a call may take, uploads excepted. */
  readonly timeout?: number
}

export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly json?: unknown
  readonly bytes?: Uint8Array
  /** What the answer must look like. Loaded when an answer is there: schemas are large, and no page waits for them. */
  readonly reply: () => Promise<z.ZodType<T>>
  readonly timeout?: number
  readonly signal?: AbortSignal
}

const TIMEOUT = 15_000
/** A question that asks for nothing to be done is asked again after this long without an answer. */
const ASK_AGAIN = 5_000
/** The answer to any call but a download is small; a longer one is not ours. */
const LONGEST_REPLY = 8 * 1024 * 1024

/**
 * Calls the server and parses its answer. Every way to fail comes back as a value: no answer (`http/unreachable`, `http/timeout`,
 * `http/cancelled`), a problem (its own type, or `http/<status>`), an answer that is not ours (`http/unexpected-answer`). A GET whose answer
 * was lost is sent once more before it counts as unanswered.
 */
export async function call<T>(server: Server, request: Call<T>): Promise<ApiResult<T>> {
  const sent = await (request.method === 'GET' ? ask(server, request) : send(server, request))
  if (!sent.ok) return sent
  const answer = sent.value
  const body = await readJson(answer)
  const parsed = (await request.reply()).safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  return silence(
    'http/unexpected-answer',
    `The server answered ${request.method} ${request.path} with something else than expected${where ? ` (at ${where})` : ''}. App and server may be of different versions: reload the page.`,
    answer.status,
  )
}

/** A call whose answer has no body. */
export async function callSilent(server: Server, method: 'DELETE', path: string): Promise<ApiResult<null>> {
  const sent = await send(server, { method, path })
  return sent.ok ? { ok: true, value: null } : sent
}

/** Downloads bytes of at most `limit`. */
export async function download(server: Server, path: string, limit: number): Promise<ApiResult<Uint8Array>> {
  const sent = await send(server, { method: 'GET', path, timeout: 60_000 })
  if (!sent.ok) return sent
  const bytes = await readAtMost(sent.value, limit)
  if (bytes === null)
    return silence('http/too-long', `The file at ${path} did not arrive whole, or is over ${limit} bytes.`, null)
  return { ok: true, value: bytes }
}

async function ask(server: Server, request: Omit<Call<never>, 'reply'>): Promise<ApiResult<Response>> {
  const limit = request.timeout ?? server.timeout ?? TIMEOUT
  const first = await send(server, { ...request, timeout: Math.min(limit, ASK_AGAIN) })
  const isLost = !first.ok && (first.error.code === 'http/timeout' || first.error.code === 'http/unreachable')
  return isLost ? send(server, request) : first
}

async function send(server: Server, request: Omit<Call<never>, 'reply'>): Promise<ApiResult<Response>> {
  const limit = request.timeout ?? server.timeout ?? TIMEOUT
  const timer = AbortSignal.timeout(limit)
  const signal = request.signal ? AbortSignal.any([timer, request.signal]) : timer
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (server.key !== undefined) headers.authorization = `Bearer ${server.key}`
  if (request.json !== undefined) headers['content-type'] = 'application/json'
  if (request.bytes !== undefined) headers['content-type'] = 'application/octet-stream'
  let answer: Response
  try {
    answer = await server.fetch(`${server.baseUrl}${request.path}`, {
      method: request.method,
      headers,
      body: bodyOf(request),
      signal,
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    })
  } catch {
    if (request.signal?.aborted) return silence('http/cancelled', 'Cancelled.', null)
    if (timer.aborted)
      return silence('http/timeout', `The server did not answer within ${Math.round(limit / 1000)} s.`, null)
    return silence(
      'http/unreachable',
      'The server cannot be reached. Check that it runs and that this device is online, then try again.',
      null,
    )
  }
  if (answer.ok) return { ok: true, value: answer }
  return { ok: false, error: await readProblem(answer) }
}

function bodyOf(request: Omit<Call<never>, 'reply'>): BodyInit | null {
  if (request.bytes !== undefined) return request.bytes as Uint8Array<ArrayBuffer>
  return request.json === undefined ? null : JSON.stringify(request.json)
}

async function readProblem(answer: Response): Promise<ApiFailure> {
  const { Problem } = await import('@/lib/serving/schema/problem')
  const parsed = Problem.safeParse(await readJson(answer))
  if (!parsed.success) {
    const away = answer.status === 502 || answer.status === 503 || answer.status === 504
    const message = away
      ? `The server is away (${answer.status}). Try again in a moment.`
      : `The server answered ${answer.status} and gave no reason.`
    return { code: `http/${answer.status}`, message, status: answer.status, fields: [], requestId: null }
  }
  const problem = parsed.data
  return {
    code: codeOf(problem.type, answer.status),
    message: problem.detail,
    status: answer.status,
    fields: problem.errors ?? [],
    requestId: problem.requestId,
  }
}

const OURS = 'urn:ridecast:problem:'

function codeOf(type: string, status: number): string {
  return type.startsWith(OURS) ? type.slice(OURS.length) : `http/${status}`
}

async function readJson(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type') ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json\b/.test(type)) return undefined
  const bytes = await readAtMost(answer, LONGEST_REPLY)
  if (bytes === null) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The whole body, or null where it breaks off or is longer than `limit`. */
async function readAtMost(answer: Response, limit: number): Promise<Uint8Array | null> {
  if (answer.body === null) return new Uint8Array(0)
  const reader = answer.body.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.byteLength
      if (length > limit) {
        await reader.cancel()
        return null
      }
      parts.push(value)
    }
  } catch {
    return null
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

function silence(code: string, message: string, status: number | null): { ok: false; error: ApiFailure } {
  return { ok: false, error: { code, message, status, fields: [], requestId: null } }
}
