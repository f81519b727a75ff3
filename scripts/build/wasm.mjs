import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { inRoot } from '../setup/root.mjs'

/** With SIMD, and the plain one for processors without it. The threaded build is left out on purpose: a run uses one thread. */
const binaries = ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm']

/** Puts TensorFlow.js's WebAssembly where the workers fetch it, under a name that changes with its version. */
export function copyWasm() {
  const backend = inRoot('node_modules', '@tensorflow', 'tfjs-backend-wasm')
  const { version } = JSON.parse(readFileSync(`${backend}/package.json`, 'utf8'))
  const folder = inRoot('public', 'wasm', `tfjs-${version}`)
  const isThere = (/** @type {string} */ name) =>
    existsSync(`${folder}/${name}`) && readFileSync(`${folder}/${name}`).equals(readFileSync(`${backend}/dist/${name}`))
  if (binaries.every(isThere)) return
  rmSync(inRoot('public', 'wasm'), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of binaries) copyFileSync(`${backend}/dist/${name}`, `${folder}/${name}`)
}
