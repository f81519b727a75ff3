import type { ApiRequest } from './api-request'
import type { Caller } from './caller'
import type { Outcome } from './outcome'
import type { ServingDeps } from './serving-deps'

/** A request that was let through. */
export interface Call {
  readonly request: ApiRequest
  readonly caller: Caller
  /** From the path's braces, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  /** The body's bytes; empty where the operation takes none. */
  readonly body: Uint8Array
}

/** Parse, load, decide, reply: one operation of the API. */
export type Handler = (call: Call, deps: ServingDeps) => Outcome | Promise<Outcome>

/** A parameter that the path has, by the router's word. */
export function param(call: Call, name: string): string {
  const value = call.params[name]
  if (value === undefined) throw new Error(`the path has no {${name}}`)
  return value
}

/** As the timeline tells it. */
export function nameOf(caller: Caller): string {
  return caller.kind === 'key' ? `key ${caller.key.name}` : caller.kind
}

export const hostOf = (call: Call): string => {
  const host = call.request.headers.host
  return typeof host === 'string' ? host : 'localhost'
}
