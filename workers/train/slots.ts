/** Trainings at once, over all tabs. */
export const DEFAULT_SLOTS = 2

const slotLock = (slot: number): string => `ridecast-train-slot:${slot}`

/**
 * Waits for the first of `slots` places that is free, in order of asking over all tabs, and holds it while the work lasts. Null where
 * `signal` ended the waiting; once the work has begun the signal means nothing here.
 */
export function inSlot<T>(
  locks: Pick<LockManager, 'request'>,
  slots: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | null> {
  const others = new AbortController()
  let taken = false
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      if (taken) return
      others.abort()
      resolve(null)
    }
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    for (let slot = 0; slot < slots; slot++)
      locks
        .request(slotLock(slot), { signal: others.signal }, async () => {
          if (taken || signal.aborted) return
          taken = true
          signal.removeEventListener('abort', giveUp)
          others.abort()
          resolve(await work())
        })
        .catch((error: unknown) => {
          if (!(error instanceof DOMException && error.name === 'AbortError')) reject(error)
        })
  })
}
