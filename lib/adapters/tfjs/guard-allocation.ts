import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { formatBytes } from '@/lib/shared/format-number'

/** Emscripten's allocator, which the backend's types do not tell. */
interface Heap {
  _malloc(bytes: number): number
  _free(address: number): void
}

const hasHeap = (wasm: object): wasm is Heap => '_malloc' in wasm && '_free' in wasm

/**
 * Makes the backend throw where its memory cannot grow. As shipped (4.22) it takes the address 0 that it is given then for memory, and
 * goes on to write over its own.
 */
export function guardAllocation({ wasm }: BackendWasm): void {
  if (!hasHeap(wasm)) throw new Error('The wasm backend has no allocator.')
  // The first call puts another function in its place: it must be over before that is replaced.
  wasm._free(wasm._malloc(1))
  const allocate = wasm._malloc
  wasm._malloc = (bytes) => {
    const address = allocate(bytes)
    if (address === 0 && bytes > 0)
      throw new RangeError(`TensorFlow.js is out of memory: there is no room for ${formatBytes(bytes)} more`)
    return address
  }
}
