import { asStoreFailure } from '@/lib/deployments/store-failure'
import { MAX_ARTEFACT_BYTES } from '@/lib/models/artefact'
import { redactKeys } from './access-book'
import { type ApiRequest, headerOf } from './api-request'
import { checkOrigin, clientOf, identify, permit, refuseHaste, refuseKeyInUrl, unknownHost } from './caller'
import type { Call } from './handler'
import { HANDLERS } from './handlers'
import { type Outcome, type Refusal, refuse } from './outcome'
import { type Reply, type ReplyContext, respond } from './respond'
import { matchPath, type Operation } from './router'
import type { ServingDeps } from './serving-deps'
import { continueTrace } from './trace-context'

const MIB = 1_048_576
const JSON_CAP = MIB
const MODEL_CAP = MAX_ARTEFACT_BYTES

/** A request that waits for its body. */
export interface Pending {
  /** Bytes of body to read at most; 0: do not read it. */
  readonly cap: number
  finish(body: Uint8Array): Reply | Promise<Reply>
  /** The answer when the body cannot be had. */
  giveUp(why: 'too-large' | 'too-slow' | 'cut-off'): Reply
}

export type Begun = { readonly kind: 'reply'; readonly reply: Reply } | ({ readonly kind: 'pending' } & Pending)

const NOTHING = new Uint8Array(0)

export { NOTHING as noBody }

/** All that can be refused before the body is read, so that nobody unknown makes us read one. */
export function begin(request: ApiRequest, deps: ServingDeps): Begun {
  const context: ReplyContext = {
    path: request.path,
    requestId: deps.newId(),
    traceparent: continueTrace(headerOf(request, 'traceparent'), deps.secrets.id),
  }
  const done = (outcome: Outcome): Begun => ({ kind: 'reply', reply: respond(outcome, context) })

  const host = headerOf(request, 'host')
  if (host === undefined || !deps.site.isOurs(host)) return done(unknownHost())
  const leaked = refuseKeyInUrl(request)
  if (leaked) return { kind: 'reply', reply: respond(leaked, { ...context, path: redactKeys(request.path) }) }
  const match = matchPath(request.path)
  if (!match)
    return done(
      refuseHaste(request.remote, deps) ??
        refuse(404, 'http/unknown-path', 'There is nothing here. /api/v1/openapi.json lists what there is.'),
    )
  if (request.method === 'OPTIONS') return done({ kind: 'empty', headers: { allow: match.route.allow } })
  const operation = match.route.methods.get(request.method === 'HEAD' ? 'GET' : request.method)
  if (!operation)
    return done(refuse(405, 'http/method', `This path takes ${match.route.allow}.`, { allow: match.route.allow }))

  const caller = identify(request, deps)
  if (caller.kind === 'problem') return done(caller)
  if (!operation.isUnlimited) {
    const hasty = refuseHaste(clientOf(caller, request), deps)
    if (hasty) return done(hasty)
  }
  const isPublic =
    operation.permission === 'endpoint' && deps.fleet.get(match.params.name ?? '')?.endpoint.access === 'public'
  const forbidden = permit(operation.permission, caller, isPublic)
  if (forbidden) return done(forbidden)
  const isWrite = operation.method !== 'GET'
  if (isWrite && (caller.kind === 'session' || operation.path === '/api/v1/session')) {
    const crossSite = checkOrigin(request, deps)
    if (crossSite) return done(crossSite)
  }
  const unreadable = checkMedia(request, operation)
  if (unreadable) return done(unreadable)

  const cap = operation.request === null ? 0 : operation.request === 'bytes' ? MODEL_CAP : JSON_CAP
  const tooLarge = () =>
    refuse(413, 'http/too-large', `The body may be at most ${cap / MIB} MiB. Send less, or in several requests.`)
  if (cap > 0 && Number(headerOf(request, 'content-length') ?? 0) > cap) return done(tooLarge())

  return {
    kind: 'pending',
    cap,
    finish: (body) => run({ request, caller, params: match.params, body }, operation, deps, context),
    giveUp: (why) =>
      respond(
        why === 'too-large'
          ? tooLarge()
          : why === 'too-slow'
            ? refuse(408, 'http/too-slow', 'The body did not arrive in time. Send it again.')
            : refuse(400, 'http/cut-off', 'The body was cut off. Send it again.'),
        context,
      ),
  }
}

function run(call: Call, operation: Operation, deps: ServingDeps, context: ReplyContext): Reply | Promise<Reply> {
  try {
    const outcome = HANDLERS[operation.id](call, deps)
    if (!(outcome instanceof Promise)) return respond(outcome, context)
    return outcome.then(
      (it) => respond(it, context),
      (error: unknown) => respond(explain(error, deps, context), context),
    )
  } catch (error) {
    return respond(explain(error, deps, context), context)
  }
}

/** A store that cannot write is the operator's; anything else is a bug. Neither shows its insides. */
function explain(error: unknown, deps: ServingDeps, context: ReplyContext): Refusal {
  deps.report(context.requestId, error)
  const failure = asStoreFailure(error)
  if (failure?.kind === 'busy')
    return refuse(
      503,
      'store/busy',
      'The server’s database is in use by another program. Try again in a few seconds.',
      {
        'retry-after': '5',
      },
    )
  if (failure?.kind === 'full')
    return refuse(507, 'store/full', 'The server’s disk is full. Predictions go on; make room, then try again.')
  if (failure)
    return refuse(
      503,
      'store/broken',
      'The server cannot write its database. Predictions go on; see the server’s log.',
      {
        'retry-after': '60',
      },
    )
  return refuse(500, 'internal', 'Something went wrong on the server. Its log says more under this request’s id.')
}

function checkMedia(request: ApiRequest, operation: Operation): Refusal | null {
  if (operation.request === null) return null
  const wanted = operation.request === 'bytes' ? 'application/octet-stream' : 'application/json'
  const sent = headerOf(request, 'content-type')
  const encoding = headerOf(request, 'content-encoding')
  const isWanted = sent === wanted || (sent !== undefined && isMedia(sent, wanted))
  if (isWanted && (encoding === undefined || encoding === 'identity')) return null
  return refuse(415, 'http/media-type', `Send the body as ${wanted}, in UTF-8 where it is text, and not compressed.`)
}

function isMedia(sent: string, wanted: string): boolean {
  const [type, ...parameters] = sent.toLowerCase().split(';')
  return type?.trim() === wanted && parameters.every((it) => /^\s*(charset\s*=\s*"?utf-8"?)?\s*$/.test(it))
}
