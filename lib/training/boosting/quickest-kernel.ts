import { plainTreeKernel } from './plain-tree-kernel'
import type { TreeKernel } from './tree-kernel'
import { wasmTreeKernel } from './wasm-tree-kernel'

/** The quickest kernel that this thread can have, over a memory of as many bytes as it needs. Both give the same trees, bit for bit. */
export const quickestKernel = (bytes: (kernel: Pick<TreeKernel, 'binBytes' | 'packedBytes'>) => number): TreeKernel =>
  wasmTreeKernel(bytes) ?? plainTreeKernel(bytes)
