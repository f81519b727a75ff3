import { looksLikeKey } from './access-book'
import { type ApiRequest, cookieOf, headerOf } from './api-request'
import type { KeyRecord } from './key-store'
import { type Refusal, refuse } from './outcome'
import type { Permission } from './schema/operations'
import type { ServingDeps } from './serving-deps'
import type { SessionRecord } from './session-store'

export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'key'; readonly key: KeyRecord }
  | { readonly kind: 'session'; readonly session: SessionRecord }

const ANONYMOUS: Caller = { kind: 'anonymous' }

export const sessionCookie = (isSecure: boolean): string => (isSecure ? '__Host-ridecast' : 'ridecast')

const challenge = { 'www-authenticate': 'Bearer realm="ridecast"' }
const NOT_SIGNED_IN =
  'Sign in with the link that the server printed, or send a valid key as "Authorization: Bearer <key>".'

/** The one answer to any wrong credential: missing, malformed, unknown and revoked look the same. */
const unauthorised = (): Refusal => refuse(401, 'access/not-signed-in', NOT_SIGNED_IN, challenge)

/** The Host header names somebody else. */
export const unknownHost = (): Refusal =>
  refuse(421, 'http/unknown-host', 'This server does not answer to that host name. RIDECAST_PUBLIC_URL sets one.')

/** The same, or 429 when this address has sent too many. */
export function refuseAttempt(request: ApiRequest, deps: ServingDeps, otherwise: Refusal): Refusal {
  const wait = deps.badAttempts.note(request.remote)
  if (wait === 0) return otherwise
  return refuse(
    429,
    'access/too-many-attempts',
    `Too many wrong keys or links from this address. Try again in ${wait} s.`,
    {
      'retry-after': String(wait),
    },
  )
}

/** 429 when this client asks too often, else null. Whoever has a key or a session is counted by it, anybody else by address. */
export function refuseHaste(client: string, deps: ServingDeps): Refusal | null {
  const wait = deps.rate.take(client)
  return wait === 0
    ? null
    : refuse(429, 'access/too-many-requests', `Too many requests. Try again in ${wait} s, and more slowly.`, {
        'retry-after': String(wait),
      })
}

export function clientOf(caller: Caller, request: ApiRequest): string {
  switch (caller.kind) {
    case 'key':
      return caller.key.id
    case 'session':
      return caller.session.digest
    case 'anonymous':
      return request.remote
  }
}

/** Who calls: a key wins over a cookie; a wrong key is refused, not taken for nobody. */
export function identify(request: ApiRequest, deps: ServingDeps): Caller | Refusal {
  const authorization = request.headers.authorization
  if (authorization !== undefined) {
    const presented = typeof authorization === 'string' ? /^Bearer +(\S{1,200})$/i.exec(authorization)?.[1] : undefined
    const key = deps.access.findKey(presented ?? '')
    return key ? { kind: 'key', key } : refuseAttempt(request, deps, unauthorised())
  }
  if (request.headers.cookie === undefined) return ANONYMOUS
  const cookie = cookieOf(request, sessionCookie(deps.site.isSecure))
  const session = cookie === undefined ? null : deps.access.findSession(cookie)
  return session ? { kind: 'session', session } : ANONYMOUS
}

/** May this caller do it? `isPublic`: the endpoint that the path names answers anyone. */
export function permit(permission: Permission, caller: Caller, isPublic: boolean): Refusal | null {
  if (permission === 'open' || (permission === 'endpoint' && isPublic)) return null
  if (caller.kind === 'anonymous') return unauthorised()
  if (caller.kind === 'session' || permission === 'endpoint' || permission === 'read') return null
  if (permission === 'deploy' && caller.key.scope === 'deploy') return null
  return permission === 'deploy'
    ? refuse(403, 'access/scope', 'This key may only predict. Use a key with the scope "deploy".')
    : refuse(403, 'access/session-only', 'Keys cannot do this. Sign in with the link that the server printed.')
}

/** Refuses a write that a page of another site made with our cookie: its Origin must be ours. */
export function checkOrigin(request: ApiRequest, deps: ServingDeps): Refusal | null {
  const site = headerOf(request, 'sec-fetch-site')
  const origin = request.headers.origin
  const isOurs =
    typeof origin === 'string'
      ? deps.site.isOurOrigin(origin, headerOf(request, 'host') ?? '')
      : origin === undefined && site === 'same-origin'
  if (isOurs && (site === undefined || site === 'same-origin')) return null
  return refuse(403, 'access/cross-site', 'A change must come from this server’s own page, or carry a key.')
}

const KEY_NAMES = new Set(['key', 'apikey', 'api_key', 'api-key', 'token', 'access_token', 'authorization', 'session'])

/** A key in a URL ends up in histories and logs: refused, whatever it is worth. */
export function refuseKeyInUrl(request: ApiRequest): Refusal | null {
  if (request.query === '' && !request.path.includes('rc_')) return null
  const names = request.query.split('&').map((part) => part.split('=', 1)[0]?.toLowerCase() ?? '')
  if (!names.some((name) => KEY_NAMES.has(name)) && !looksLikeKey(decodeLoosely(`${request.path}?${request.query}`)))
    return null
  return refuse(
    400,
    'access/key-in-url',
    'Send the key as "Authorization: Bearer <key>", not in the URL. Revoke this one: URLs are logged.',
  )
}

function decodeLoosely(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
