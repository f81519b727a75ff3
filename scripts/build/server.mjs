import { existsSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { inRoot } from '../setup/root.mjs'

/**
 * Bundles the server and its workers: Node cannot load TypeScript, and worker threads cannot be started from it.
 * Packages stay outside, so that the server and Next share one copy of each.
 * @param {string} outdir
 */
export async function buildServer(outdir) {
  await build({
    entryPoints: ['server/main.ts', 'server/log-worker.ts', 'server/control-worker.ts', 'server/model-worker.ts']
      .map((path) => inRoot(path))
      .filter((path) => existsSync(path)),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.9',
    packages: 'external',
    sourcemap: true,
    tsconfig: inRoot('tsconfig.json'),
    define: {
      'process.env.RIDECAST_VERSION': JSON.stringify(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version),
    },
    logLevel: 'warning',
  })
}
