import { createHash } from 'node:crypto'
import asc from 'assemblyscript/asc'
import { inRoot } from '../setup/root.mjs'

/** @typedef {{ source: string, target: string, constant: string, pages: number | 'given' }} Kernel a file of `kernels/`, the module that its bytes go to, and the 64 KiB pages of its memory; `given`: it works on a memory that its caller brings */

/** @type {readonly Kernel[]} */
export const kernels = [
  { source: 'kernels/trip-rows.ts', target: 'lib/trips/trip-rows-wasm.ts', constant: 'TRIP_ROWS', pages: 48 },
  {
    source: 'kernels/boosted-trees.ts',
    target: 'lib/training/boosting/boosted-trees-wasm.ts',
    constant: 'BOOSTED_TREES',
    pages: 'given',
  },
  {
    source: 'kernels/fused-nets.ts',
    target: 'lib/training/nets/fused-nets-wasm.ts',
    constant: 'FUSED_NETS',
    pages: 'given',
  },
]

/**
 * Compiles one kernel. Returns the text of its module: the bytes in base64 under their hash. The same source gives the same text.
 * @param {Kernel} kernel
 */
export async function kernelModule({ source, constant, pages }) {
  /** @type {Uint8Array | null} */
  let bytes = null
  const args = ['--optimizeLevel', '3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort=']
  const memory =
    pages === 'given'
      ? ['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536']
      : ['--initialMemory', String(pages), '--maximumMemory', String(pages)]
  const { error, stderr } = await asc.main(
    [source, '--baseDir', inRoot(), '--outFile', 'out.wasm', ...args, ...memory],
    {
      writeFile: (name, contents) => {
        if (name === 'out.wasm' && typeof contents !== 'string') bytes = contents
      },
    },
  )
  if (error || !bytes) throw new Error(`${source} cannot be compiled:\n${stderr.toString()}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return `// Compiled from ${source} by "npm run kernels"; a test compiles it again and compares. SHA-256 of the bytes: ${hash}.
export const ${constant} =
  '${Buffer.from(bytes).toString('base64')}'
`
}
