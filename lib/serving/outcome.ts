import type { ProblemPart } from './schema/problem'

type Headers = Readonly<Record<string, string>>

/** What a handler decided; `respond` makes the answer of it. */
export type Outcome =
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown; readonly headers?: Headers }
  /** JSON that is text already. */
  | { readonly kind: 'text'; readonly status: number; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'empty'; readonly headers?: Headers }
  | Refusal

export interface Refusal {
  readonly kind: 'problem'
  readonly status: number
  /** Stable: becomes `urn:ridecast:problem:<code>`. */
  readonly code: string
  readonly detail: string
  readonly errors?: readonly ProblemPart[]
  readonly headers?: Headers
}

export const json = (value: unknown, status = 200, headers?: Headers): Outcome =>
  headers ? { kind: 'json', status, value, headers } : { kind: 'json', status, value }

export const refuse = (status: number, code: string, detail: string, headers?: Headers): Refusal =>
  headers ? { kind: 'problem', status, code, detail, headers } : { kind: 'problem', status, code, detail }

/** Statuses of the failures that nouns return as values; what is not listed is 422: understood, and not acceptable. */
const STATUS: Readonly<Record<string, number>> = {
  'deploy/unknown-endpoint': 404,
  'deploy/unknown-artefact': 404,
  'deploy/unknown-revision': 404,
  'deploy/nothing-before': 409,
  'deploy/too-many': 409,
  'deploy/damaged': 503,
  'models/too-many-unused': 507,
  'keys/unknown': 404,
  'keys/too-many': 409,
  'shares/unknown': 404,
  'shares/too-many': 409,
}

export const refuseFor = (failure: { readonly code: string; readonly message: string }): Refusal =>
  refuse(STATUS[failure.code] ?? 422, failure.code, failure.message)
