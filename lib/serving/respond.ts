import type { Outcome } from './outcome'
import type { Problem } from './schema/problem'

/** What goes over the wire. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

export interface ReplyContext {
  readonly path: string
  readonly requestId: string
  readonly traceparent: string
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  421: 'Misdirected request',
  422: 'Not acceptable as it is',
  429: 'Too many requests',
  500: 'Internal error',
  501: 'Not implemented',
  503: 'Not available now',
  507: 'Out of storage',
}

/** On every answer of the API: not stored, not sniffed, not framed, not embedded elsewhere, and nothing in it runs. */
export const API_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

/** RFC 5987: a plain fallback and the real name, percent-encoded. */
function attachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Turns a handler's decision into an answer. */
export function respond(outcome: Outcome, context: ReplyContext): Reply {
  if (outcome.kind === 'text')
    // The hot path: one object, no copies.
    return {
      status: outcome.status,
      headers: {
        ...API_HEADERS,
        'x-request-id': context.requestId,
        traceparent: context.traceparent,
        'content-type': 'application/json',
      },
      body: outcome.text,
    }
  const base = { ...API_HEADERS, 'x-request-id': context.requestId, traceparent: context.traceparent }
  switch (outcome.kind) {
    case 'json':
      return {
        status: outcome.status,
        headers: { ...base, 'content-type': 'application/json', ...outcome.headers },
        body: JSON.stringify(outcome.value),
      }
    case 'file':
      return {
        status: 200,
        headers: {
          ...base,
          'content-type': 'application/octet-stream',
          'content-disposition': attachment(outcome.name),
        },
        body: outcome.bytes,
      }
    case 'empty':
      return { status: 204, headers: { ...base, ...outcome.headers }, body: null }
    case 'problem': {
      const problem: Problem = {
        type: `urn:ridecast:problem:${outcome.code}`,
        title: TITLES[outcome.status] ?? 'Problem',
        status: outcome.status,
        detail: outcome.detail,
        instance: context.path,
        requestId: context.requestId,
        ...(outcome.errors ? { errors: [...outcome.errors] } : {}),
      }
      return {
        status: outcome.status,
        headers: { ...base, 'content-type': 'application/problem+json', ...outcome.headers },
        body: JSON.stringify(problem),
      }
    }
  }
}
