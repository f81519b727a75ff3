import { BOOSTED_TREES } from './boosted-trees-wasm'
import type { TreeKernel } from './tree-kernel'

const PAGE = 65_536
const SIZES = { binBytes: 8, packedBytes: 8 } as const

type Loops = Omit<TreeKernel, 'name' | 'buffer' | 'binBytes' | 'packedBytes'>

const LOOPS = [
  'histogramOfAll',
  'histogramOfRows',
  'partition',
  'unpack',
  'subtract',
  'addToScores',
  'pack',
] as const satisfies readonly (keyof Loops)[]

let compiled: WebAssembly.Module | null | undefined

/** The loops in WebAssembly with SIMD; null where there is none, or not as much memory. */
export function wasmTreeKernel(bytes: (sizes: typeof SIZES) => number): TreeKernel | null {
  if (compiled === undefined) compiled = compile()
  if (compiled === null) return null
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes(SIZES) / PAGE), maximum: PAGE })
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
    return { name: 'WebAssembly SIMD', buffer: memory.buffer, ...SIZES, ...loopsOf(exports) }
  } catch {
    return null
  }
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(BOOSTED_TREES), (character) => character.charCodeAt(0)))
  } catch {
    // Old browsers, and pages whose policy forbids it: the plain loops give the same trees.
    return null
  }
}

function loopsOf(exports: WebAssembly.Exports): Loops {
  if (!LOOPS.every((name) => typeof exports[name] === 'function')) throw new Error('The kernel of trees lacks a loop.')
  return exports as unknown as Loops
}
