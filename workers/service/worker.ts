/**
 * Keeps one whole build of the app, and answers from it: with the server away, or past the time after which the router asks again,
 * every page still opens and no link ends in the browser's error page, which would end the training run in the page's workers.
 *
 * A page only ever sees one build. A newer build waits until the last page of the old one is gone, or until the person asks for it;
 * it never takes a page over and never reloads one.
 */

import { fetchesOf, keptFor, keyOf, type Precache } from './precache'

declare const self: ServiceWorkerGlobalScope
declare const PRECACHE: Precache

const prefix = 'ridecast-'
const cacheName = `${prefix}${PRECACHE.build}`
const fetchesAtOnce = 6

async function keepBuild(): Promise<void> {
  const cache = await caches.open(cacheName)
  const waiting = [...fetchesOf(PRECACHE)]
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const response = await fetch(next.url, { headers: next.headers, cache: 'no-cache', credentials: 'same-origin' })
      if (!response.ok) throw new Error(`${next.url} answered ${response.status}: this build cannot be kept.`)
      // A followed redirect may not answer a navigation: keep the answer, not the way to it.
      const { status, statusText, headers } = response
      await cache.put(
        next.key,
        response.redirected ? new Response(response.body, { status, statusText, headers }) : response,
      )
    }
  }
  await Promise.all(Array.from({ length: fetchesAtOnce }, takeTurns))
}

async function forgetOldBuilds(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  )
}

/** A newer build may take over on a page load that leaves no other page of the app open. */
async function makeWayForNewer(): Promise<boolean> {
  const newer = self.registration.waiting
  if (newer === null) return false
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.length > 1) return false
  newer.postMessage('take-over')
  return true
}

async function answer(request: Request): Promise<Response> {
  const kept = keptFor(request, self.location.origin)
  if (kept === undefined) return fetch(request)
  if (kept.form === 'document' && (await makeWayForNewer())) {
    return new Response('', { headers: { refresh: '0', 'content-type': 'text/html' } })
  }
  const cache = await caches.open(cacheName)
  const response = (await cache.match(keyOf(kept))) ?? (await fetch(request))
  return request.destination === 'worker' || request.destination === 'sharedworker'
    ? atAddressAsked(response)
    : response
}

/**
 * A worker's address is that of its script's response, and a kept or fetched response has lost the fragment, in which the bundler
 * hands the worker its chunks. A response of our own has no address, so that the one asked for counts; its policy headers stay.
 */
function atAddressAsked({ body, status, statusText, headers }: Response): Response {
  return new Response(body, { status, statusText, headers })
}

self.addEventListener('install', (event) => event.waitUntil(keepBuild()))
self.addEventListener('activate', (event) => event.waitUntil(forgetOldBuilds().then(() => self.clients.claim())))
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
})
self.addEventListener('fetch', (event) => {
  if (keptFor(event.request, self.location.origin) !== undefined) event.respondWith(answer(event.request))
})
