/** `npm run kernels`: compiles the WebAssembly of `kernels/` into the modules that carry it. Only needed after a change there. */

import { writeFileSync } from 'node:fs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { requireNode } from './setup/node-version.mjs'
import { inRoot } from './setup/root.mjs'
import { say } from './setup/say.mjs'

requireNode()
await ensureDependencies({ withTests: true })
const { kernelModule, kernels } = await import('./build/kernels.mjs')
for (const kernel of kernels) {
  const text = await kernelModule(kernel)
  writeFileSync(inRoot(kernel.target), text)
  say(`${kernel.source} → ${kernel.target} (${text.length} bytes)`)
}
