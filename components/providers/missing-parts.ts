import { createStore } from 'zustand/vanilla'

/** Has a part of the app failed to arrive since this page was opened? */
export const missingStore = createStore<{ readonly isMissing: boolean }>(() => ({ isMissing: false }))

/** The bundler's error for a file of the app that the server does not send: it is away, or serves a newer build. */
export const isMissingPart = (error: unknown): boolean => error instanceof Error && error.name === 'ChunkLoadError'

/** Notes it where an error is of that kind. Returns whether it is. */
export function noteMissingPart(error: unknown): boolean {
  const isMissing = isMissingPart(error)
  if (isMissing) missingStore.setState({ isMissing })
  return isMissing
}
