/** An expected failure as data: it survives structured cloning, so it may cross a worker boundary or an HTTP reply. */
export interface Failure {
  /** Stable, machine-readable: `csv/unknown-header`, `artefact/hash-mismatch`. */
  readonly code: string
  /** One sentence for a person: the thing, the value, the remedy. */
  readonly message: string
}

export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function fail(code: string, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } }
}
