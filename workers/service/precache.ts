/** What one build of the app consists of, as the service worker keeps it. */
export type Precache = {
  /** The name of the build: changes when any source does. */
  readonly build: string
  readonly pages: readonly { readonly path: string; readonly segments: readonly string[] }[]
  /** Addresses of chunks, workers, wasm, fonts, icons. */
  readonly files: readonly string[]
}

/** What a request asks for, as a key of the cache. A page is kept in several forms under one address. */
export type Kept =
  | { readonly form: 'document'; readonly path: string }
  | { readonly form: 'payload'; readonly path: string }
  | { readonly form: 'segment'; readonly path: string; readonly segment: string }
  | { readonly form: 'file'; readonly path: string }

/** The address under which a thing is kept: never one that a page or the server uses. */
export function keyOf(kept: Kept): string {
  switch (kept.form) {
    case 'document':
      return `${kept.path}?kept=document`
    case 'payload':
      return `${kept.path}?kept=payload`
    case 'segment':
      return `${kept.path}?kept=${encodeURIComponent(kept.segment)}`
    case 'file':
      return kept.path
  }
}

/**
 * What a request asks for. The query is ignored: pages are static and read their ids from the address bar, and `_rsc` only keeps
 * proxies from mixing up forms. Undefined where the network has to answer: writes, the API, other origins.
 */
export function keptFor(
  request: { method: string; mode: string; url: string; headers: Pick<Headers, 'get'> },
  origin: string,
): Kept | undefined {
  if (request.method !== 'GET') return undefined
  const url = new URL(request.url)
  if (url.origin !== origin || url.pathname.startsWith('/api/')) return undefined
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : url.pathname
  const segment = request.headers.get('next-router-segment-prefetch')
  if (segment !== null) return { form: 'segment', path, segment }
  if (request.headers.get('rsc') === '1') return { form: 'payload', path }
  if (request.mode === 'navigate') return { form: 'document', path }
  return { form: 'file', path }
}

/** Everything to fetch for a build: the address, the headers that select the form, and the key to keep it under. */
export function* fetchesOf(
  precache: Precache,
): Generator<{ url: string; headers: Record<string, string>; key: string }> {
  for (const { path, segments } of precache.pages) {
    yield { url: path, headers: {}, key: keyOf({ form: 'document', path }) }
    yield { url: path, headers: { rsc: '1' }, key: keyOf({ form: 'payload', path }) }
    for (const segment of segments) {
      const headers = { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': segment }
      yield { url: path, headers, key: keyOf({ form: 'segment', path, segment }) }
    }
  }
  for (const path of precache.files) yield { url: path, headers: {}, key: keyOf({ form: 'file', path }) }
}
