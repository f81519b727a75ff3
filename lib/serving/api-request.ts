/** A request as the handlers see it, whoever received it: node:http or a Next route. The body is read by the host, once `begin` asks for it. */
export interface ApiRequest {
  readonly method: string
  /** As sent, percent-encoded, without the query. */
  readonly path: string
  /** After the `?`, or empty. */
  readonly query: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Whom to count it for: the peer's address, or what a trusted proxy says it is. */
  readonly remote: string
}

/** A header that may be sent once; sent twice it counts as not understood. */
export function headerOf(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

/** A cookie's value, or undefined. */
export function cookieOf(request: ApiRequest, name: string): string | undefined {
  const header = headerOf(request, 'cookie')
  if (header === undefined || header.length > 8192) return undefined
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}
