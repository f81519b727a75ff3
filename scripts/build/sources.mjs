import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../setup/root.mjs'

const folders = ['app', 'components', 'lib', 'workers', 'server', 'kernels', 'public', 'scripts/build']
const files = [
  'next.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.next.json',
  'scripts/build.mjs',
]

/** What the build itself writes into `public/`: an output, never a reason to build again. */
const generated = ['public/wasm', 'public/service-worker.js']

/**
 * Every file that the built app depends on, in a fixed order.
 * @returns {string[]} paths relative to the project
 */
function sourceFiles() {
  const inFolders = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/\.test\.tsx?$/.test(path) && !generated.some((output) => path.startsWith(output)))
  return [...inFolders, ...files.filter((file) => existsSync(join(root, file)))].sort()
}

/** The name of a build: 16 hexadecimal digits that change when any source does. */
export function hashOfSources() {
  const hash = createHash('sha256')
  for (const path of sourceFiles()) {
    const bytes = readFileSync(join(root, path))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}
