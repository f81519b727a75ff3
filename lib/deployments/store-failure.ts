/**
 * A store could not write: `busy` (locked by somebody else: try again), `full` (no room on the disk) or `broken` (anything else). Thrown by
 * adapters, answered by the API as 503 or 507. Recognised by its name, not its class: two bundles of this file may meet in one process.
 */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
  readonly kind: 'busy' | 'full' | 'broken'

  constructor(kind: 'busy' | 'full' | 'broken', cause: unknown) {
    super(`The server's database is ${kind}.`, { cause })
    this.kind = kind
  }
}

export function asStoreFailure(error: unknown): StoreFailure | null {
  return error instanceof Error && error.name === 'StoreFailure' && 'kind' in error ? (error as StoreFailure) : null
}
