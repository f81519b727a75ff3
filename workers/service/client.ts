/** The page's side of the service worker. */

export type Installation = {
  /** Whether a newer build has been fetched and waits for this page to make way. */
  readonly isNewerWaiting: () => boolean
  /** Asks the server whether there is a newer build; a tab may stay open for weeks. */
  readonly look: () => void
  /** Lets the newer build take over; the page reloads into it. Call it only when no job runs. */
  readonly takeNewer: () => void
}

/** Milliseconds that a page waits for a newer build to take over before it reloads all the same. */
const LONGEST_WAIT = 3_000

/**
 * Registers the service worker and tells when a newer build is ready. Does nothing where there are none (plain HTTP on a LAN, development).
 * Returns undefined there.
 */
export async function keepAppOffline(onNewer: () => void): Promise<Installation | undefined> {
  if (!('serviceWorker' in navigator) || process.env.NODE_ENV !== 'production') return undefined
  const container = navigator.serviceWorker
  const registration = await container.register('/service-worker.js', { updateViaCache: 'none' })
  const tellWhenWaiting = (): void => {
    if (registration.waiting !== null && container.controller !== null) onNewer()
  }
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', tellWhenWaiting),
  )
  tellWhenWaiting()
  return {
    isNewerWaiting: () => registration.waiting !== null,
    look: () => {
      // With the server away there is nothing to learn.
      registration.update().catch(() => {})
    },
    takeNewer: () => {
      container.addEventListener('controllerchange', () => location.reload(), { once: true })
      registration.waiting?.postMessage('take-over')
      // A request of this page that the older build still answers holds the newer one up; leaving the page ends it.
      setTimeout(() => location.reload(), LONGEST_WAIT)
    },
  }
}
