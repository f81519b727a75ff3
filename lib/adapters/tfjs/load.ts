import type * as core from '@tensorflow/tfjs-core'
import { guardAllocation } from './guard-allocation'
import { type Originals, patchWasmBackend } from './wasm-patches'

/** TensorFlow.js, ready to use, with the backend that it runs on. */
export interface TensorFlow {
  readonly tf: typeof core
  readonly backend: 'wasm' | 'cpu'
  /** For people: "TensorFlow.js 4.22.0 wasm SIMD, 1 thread". */
  readonly label: string
  /** The wasm kernels that the patches replaced. */
  readonly originals: Originals | null
}

export interface LoadOptions {
  /** Folder that serves `tfjs-backend-wasm-simd.wasm`, ending in a slash. Node finds the file beside the package by itself. */
  readonly wasmFolder?: string
  /** `cpu` skips wasm: for tests of the fallback. */
  readonly backend?: 'cpu'
}

let loading: Promise<TensorFlow> | null = null

/**
 * Loads TensorFlow.js once: the wasm backend with SIMD and one thread, or the cpu backend where wasm cannot run, which the label says.
 * Workers and Node only.
 */
export function loadTensorFlow(options: LoadOptions = {}): Promise<TensorFlow> {
  loading ??= load(options).catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** Bytes of the wasm backend's memory, which only ever grows; 0 where it was not loaded. */
export const tensorFlowHeapBytes = (): number => heapBytes()

let heapBytes = () => 0

async function load(options: LoadOptions): Promise<TensorFlow> {
  const tf = await import('@tensorflow/tfjs-core')
  if (options.backend !== 'cpu') {
    const { setWasmPaths, BackendWasm } = await import('@tensorflow/tfjs-backend-wasm')
    // Before setBackend: under cross-origin isolation the threaded build would be picked, and threads would make sums depend on timing.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
    if (options.wasmFolder !== undefined) setWasmPaths(options.wasmFolder)
    const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')
    if (simd === true && (await tf.setBackend('wasm').catch(() => false))) {
      const backend = tf.backend()
      if (!(backend instanceof BackendWasm)) throw new Error('The backend named wasm is not the wasm backend.')
      heapBytes = () => {
        // Emscripten's view of its memory, which its types do not tell; a new one after each growth.
        const view: unknown = Reflect.get(backend.wasm, 'HEAPU8')
        return view instanceof Uint8Array ? view.byteLength : 0
      }
      guardAllocation(backend)
      const originals = patchWasmBackend({ tf, backend })
      return { tf, backend: 'wasm', label: `TensorFlow.js ${tf.version_core} wasm SIMD, 1 thread`, originals }
    }
  }
  await import('@tensorflow/tfjs-backend-cpu')
  await tf.setBackend('cpu')
  return {
    tf,
    backend: 'cpu',
    label: `TensorFlow.js ${tf.version_core} cpu (WebAssembly SIMD is not available: slower)`,
    originals: null,
  }
}
