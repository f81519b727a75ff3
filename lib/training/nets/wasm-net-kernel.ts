import { FUSED_NETS } from './fused-nets-wasm'
import type { NetKernel } from './net-kernel'

const PAGE = 65_536

type Loops = Omit<NetKernel, 'name' | 'buffer'>

const LOOPS = [
  'product',
  'embed',
  'unembed',
  'addRows',
  'transpose',
  'backThroughRelu',
  'backThroughElu',
  'elu',
  'dropOut',
  'adam',
] as const satisfies readonly (keyof Loops)[]

let compiled: WebAssembly.Module | null | undefined

/** The loops in WebAssembly with SIMD; null where there is none, or not as much memory. */
export function wasmNetKernel(bytes: number): NetKernel | null {
  if (compiled === undefined) compiled = compile()
  if (compiled === null) return null
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE), maximum: PAGE })
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
    return { name: 'WebAssembly SIMD', buffer: memory.buffer, ...loopsOf(exports) }
  } catch {
    return null
  }
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(FUSED_NETS), (character) => character.charCodeAt(0)))
  } catch {
    // Old browsers, and pages whose policy forbids it: the plain loops give the same net.
    return null
  }
}

function loopsOf(exports: WebAssembly.Exports): Loops {
  if (!LOOPS.every((name) => typeof exports[name] === 'function')) throw new Error('The kernel of nets lacks a loop.')
  return exports as unknown as Loops
}
