/** Under which names this server may be called, and what its own links look like. */
export interface Site {
  /** Is this `Host` header one of ours? A name that is not may be an attacker's, pointed at this address. */
  isOurs(host: string): boolean
  /** Is this `Origin` our own page's, for a request that came to `host`? */
  isOurOrigin(origin: string, host: string): boolean
  /** Begins links in answers: the public URL if one is set, else as the caller reached us. No slash at the end. */
  urlFor(host: string): string
  /** Begins links that are handed to others: where we were reached by a name that only this machine has, its address in the network, if it listens there. */
  sharedUrlFor(host: string): string
  /** Served over TLS: cookies are Secure and carry the __Host- prefix. */
  readonly isSecure: boolean
}

export interface SiteOptions {
  /** RIDECAST_PUBLIC_URL, or null. */
  readonly publicUrl: URL | null
  /** Addresses of this machine under which it listens, besides loopback. */
  readonly addresses: readonly string[]
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/

/** Loopback names, this machine's own addresses, and the host of the public URL; any port, since a proxy or a forward may change it. */
export function siteOf({ publicUrl, addresses }: SiteOptions): Site {
  const own = new Set([...LOOPBACK, ...addresses.map((it) => (it.includes(':') ? `[${it.toLowerCase()}]` : it))])
  const isOurs = (host: string): boolean => {
    const lower = host.toLowerCase()
    if (publicUrl && lower === publicUrl.host) return true
    const name = HOST.exec(lower)?.[1]
    return name !== undefined && own.has(name)
  }
  const urlFor = (host: string) => (publicUrl ? publicUrl.href.replace(/\/$/, '') : `http://${host}`)
  const inNetwork = addresses.find((it) => /^\d+(\.\d+){3}$/.test(it) && !it.startsWith('127.'))
  const isSecure = publicUrl?.protocol === 'https:'
  return {
    isSecure,
    isOurs,
    isOurOrigin: (origin, host) =>
      origin === publicUrl?.origin ||
      (isOurs(host) &&
        origin === `http://${host.toLowerCase()}` &&
        !(isSecure && host.toLowerCase() === publicUrl?.host)),
    urlFor,
    sharedUrlFor(host) {
      const [, name = '', port] = HOST.exec(host.toLowerCase()) ?? []
      const isOnlyHere = LOOPBACK.has(name) || name.startsWith('127.')
      return publicUrl || !inNetwork || !isOnlyHere
        ? urlFor(host)
        : `http://${inNetwork}${port === undefined ? '' : `:${port}`}`
    },
  }
}
