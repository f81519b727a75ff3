import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} BuiltPage
 * @property {string} path as in the address bar
 * @property {string} html its prerendered document
 * @property {string[]} segments the parts that the router asks for by name
 */

/**
 * Every page of a finished build, with its prerendered document.
 * @param {string} folder of the build
 * @returns {BuiltPage[]}
 */
export function builtPages(folder) {
  const { routes } = JSON.parse(readFileSync(join(folder, 'prerender-manifest.json'), 'utf8'))
  return Object.keys(routes)
    .filter((path) => routes[path].routeType === 'page')
    .sort()
    .map((path) => {
      const file = join(folder, 'server', 'app', path === '/' ? 'index' : path.slice(1))
      const meta = existsSync(`${file}.meta`) ? JSON.parse(readFileSync(`${file}.meta`, 'utf8')) : {}
      return { path, html: readFileSync(`${file}.html`, 'utf8'), segments: meta.segmentPaths ?? [] }
    })
}

/**
 * The routes that Next renders as pages, whether prerendered or not.
 * @param {string} folder of the build
 * @returns {string[]}
 */
export function pageRoutes(folder) {
  const routes = JSON.parse(readFileSync(join(folder, 'app-path-routes-manifest.json'), 'utf8'))
  return Object.entries(routes)
    .filter(([entry]) => entry.endsWith('/page'))
    .map(([, route]) => String(route))
    .sort()
}
