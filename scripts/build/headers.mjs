import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentSecurityPolicy, inlineScriptHashes, securityHeaders } from './policy.mjs'

/**
 * Gives each page the policy that names its own inline scripts, in the manifest that every way of serving the build reads, so that
 * `next start` alone sends it too. What is no page (chunks, workers, wasm, answers of the API) may run no inline script at all;
 * addresses that lead nowhere get the hashes of the page that says so.
 * @param {string} folder of the build
 * @param {import('./pages.mjs').BuiltPage[]} pages
 */
export function writeHeaders(folder, pages) {
  const file = join(folder, 'routes-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const errorPages = pages.filter(({ path }) => path.startsWith('/_'))
  const fallback = contentSecurityPolicy(errorPages.flatMap(({ html }) => inlineScriptHashes(html)))
  manifest.headers = [
    { source: '/:path*', regex: '^(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))?(?:/)?$', headers: securityHeaders(fallback) },
    {
      source: '/_next/static/:path*',
      regex: '^/_next/static/.*$',
      headers: securityHeaders(contentSecurityPolicy([])),
    },
    ...pages
      .filter(({ path }) => !path.startsWith('/_'))
      .map(({ path, html }) => ({
        source: path,
        regex: `^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:/)?$`,
        headers: [{ key: 'Content-Security-Policy', value: contentSecurityPolicy(inlineScriptHashes(html)) }],
      })),
  ]
  writeFileSync(file, JSON.stringify(manifest))
}
