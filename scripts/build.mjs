/**
 * `npm run build`: the pages, the server and the service worker, made beside what is being served and swapped in when all is well.
 */

import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot } from './setup/root.mjs'
import { runTool } from './setup/run.mjs'
import { giveUp, say, seconds } from './setup/say.mjs'

requireNode()
await ensureDependencies({ withTests: false })

const { writeBrotliCopies } = await import('./build/brotli.mjs')
const { buildServer } = await import('./build/server.mjs')
const { buildServiceWorker, precacheOf } = await import('./build/offline.mjs')
const { copyWasm } = await import('./build/wasm.mjs')
const { builtPages } = await import('./build/pages.mjs')
const { hashOfSources } = await import('./build/sources.mjs')
const { writeHeaders } = await import('./build/headers.mjs')
const { writeStamp } = await import('./build/stamp.mjs')

const aside = { pages: '.next-building', server: 'dist-building' }
const began = performance.now()
const sources = hashOfSources()

/** @param {string} from @param {string} to */
function swap(from, to) {
  const old = `${to}-old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(to)) renameSync(to, old)
  renameSync(from, to)
  rmSync(old, { recursive: true, force: true })
}

/** The build names its own folder in a few files of the server's side: name the one that it is about to move to. */
function renameWithin(/** @type {string} */ folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:js|json)$/.test(entry.name)) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    if (path.includes(join(folder, 'static')) || statSync(path).size > 20_000_000) continue
    const text = readFileSync(path, 'utf8')
    if (text.includes(aside.pages)) writeFileSync(path, text.replaceAll(aside.pages, '.next'))
  }
}

for (const folder of Object.values(aside)) rmSync(inRoot(folder), { recursive: true, force: true })
say('Building the pages')
copyWasm()
const pages = await runTool('next/dist/bin/next', ['build'], {
  quiet: true,
  env: {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    RIDECAST_NEXT_DIR: aside.pages,
    RIDECAST_BUILD: sources,
  },
})
if (pages.code !== 0) {
  console.error(pages.output)
  giveUp('The pages could not be built; the reason is above. What was built before is untouched.')
}
renameWithin(inRoot(aside.pages))
const built = builtPages(inRoot(aside.pages))
writeHeaders(inRoot(aside.pages), built)

say('Building the server and the service worker')
await buildServer(inRoot(aside.server, 'server'))
const precache = precacheOf(inRoot(aside.pages), built, sources)
await buildServiceWorker(precache, inRoot(aside.server, 'service-worker.js'))

writeBrotliCopies(inRoot(aside.pages))
rmSync(join(inRoot(aside.pages), 'cache'), { recursive: true, force: true })
writeStamp(inRoot(aside.pages), sources)
renameSync(inRoot(aside.server, 'service-worker.js'), inRoot('public', 'service-worker.js'))
swap(inRoot(aside.server), inRoot('dist'))
swap(inRoot(aside.pages), inRoot('.next'))
say(`Built ${precache.pages.length} pages in ${seconds(began)}`)
