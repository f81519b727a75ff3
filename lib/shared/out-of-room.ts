/** Storage that is full says so in two ways: the private file system throws `QuotaExceededError`, Dexie an error with that as `inner`. */
export function isOutOfRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'QuotaExceededError') return true
  return 'inner' in error && isOutOfRoom(error.inner)
}
