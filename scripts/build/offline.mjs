import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { inRoot } from '../setup/root.mjs'

/** Nothing that a page fetches by this address: maps for debuggers, compressed copies, and the worker itself. */
const leftOut = /\.map$|\.br$|^\/service-worker\.js$|^\/robots\.txt$/

/**
 * @param {string} folder
 * @param {string} prefix of the address
 * @returns {string[]}
 */
function addressesIn(folder, prefix) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => prefix + relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((address) => !leftOut.test(address))
    .sort()
}

/**
 * What the service worker keeps: each page as document, payload and segments, and every file that a page or a worker may ask for.
 * @param {string} folder of the build
 * @param {import('./pages.mjs').BuiltPage[]} pages
 * @param {string} build
 * @returns {import('../../workers/service/precache.ts').Precache}
 */
export function precacheOf(folder, pages, build) {
  return {
    build,
    pages: pages.filter(({ path }) => !path.startsWith('/_')).map(({ path, segments }) => ({ path, segments })),
    files: [...addressesIn(join(folder, 'static'), '/_next/static/'), ...addressesIn(inRoot('public'), '/')],
  }
}

/**
 * Bundles the service worker with its list of what to keep.
 * @param {import('../../workers/service/precache.ts').Precache} precache
 * @param {string} outfile
 */
export async function buildServiceWorker(precache, outfile) {
  await build({
    entryPoints: [inRoot('workers', 'service', 'worker.ts')],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { PRECACHE: JSON.stringify(precache) },
  })
}
