/**
 * The headers that every response carries. The policy lets nothing in from another origin and nothing out to one, in pages and in
 * workers alike; of inline scripts it allows those whose hash it names, which are the ones that Next wrote into the page.
 */

import { createHash } from 'node:crypto'

/**
 * @param {readonly string[]} scriptHashes base64 SHA-256 of each inline script
 * @returns {string}
 */
export function contentSecurityPolicy(scriptHashes) {
  const hashes = scriptHashes.map((hash) => ` 'sha256-${hash}'`).join('')
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval'${hashes}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** While developing, Next needs eval, inline scripts and a web socket; nothing else is loosened. */
export const developmentPolicy = contentSecurityPolicy([])
  .replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws:")

/**
 * @param {string} policy
 * @returns {{ key: string, value: string }[]}
 */
export function securityHeaders(policy) {
  return [
    { key: 'Content-Security-Policy', value: policy },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
    { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'Referrer-Policy', value: 'no-referrer' },
  ]
}

/**
 * The hashes of the inline scripts of a page, in order, each once.
 * @param {string} html
 */
export function inlineScriptHashes(html) {
  const hashes = new Set()
  for (const [, attributes = '', body = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\bsrc=/.test(attributes) || body === '') continue
    hashes.add(createHash('sha256').update(body).digest('base64'))
  }
  return [...hashes]
}
