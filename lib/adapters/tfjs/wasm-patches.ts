/**
 * Three corrections to TensorFlow.js 4.22's wasm backend, registered over its own kernels. Each has a test that fails without it.
 *
 * 1. `UnsortedSegmentSum` is missing: the gradient of `gather`, so nets with embeddings cannot be trained.
 * 2. `matMul` with a transposed operand leaves the fast path (about ten times slower): the operand is transposed first.
 * 3. `Slice` copies the whole source out of the heap before it takes its part: contiguous slices are copied within the heap.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type * as core from '@tensorflow/tfjs-core'

type TensorFlowCore = typeof core
type KernelArguments = Parameters<core.KernelConfig['kernelFunc']>[0]

/** The kernels as they were, so that a test or a benchmark can put them back. */
export type Originals = ReadonlyMap<string, core.KernelConfig>

export interface PatchTools {
  readonly tf: TensorFlowCore
  readonly backend: BackendWasm
}

const NAME = 'wasm'

function input(args: KernelArguments, name: string): core.TensorInfo {
  const found = args.inputs[name]
  if (found === undefined || Array.isArray(found)) throw new Error(`A kernel was called without its input "${name}".`)
  return found
}

function single(output: core.TensorInfo | core.TensorInfo[]): core.TensorInfo {
  if (Array.isArray(output)) throw new Error('A kernel with one output returned several.')
  return output
}

function kernel(tf: TensorFlowCore, name: string): core.KernelConfig {
  const found = tf.getKernel(name, NAME)
  if (!found) throw new Error(`The wasm backend has no kernel "${name}".`)
  return found
}

function replace(tf: TensorFlowCore, config: core.KernelConfig): void {
  if (tf.getKernel(config.kernelName, NAME)) tf.unregisterKernel(config.kernelName, NAME)
  tf.registerKernel(config)
}

/** Adds rows of x into the output row that their segment id names, inside the wasm heap. Ids out of range are dropped. */
export function addSegmentSum({ tf, backend }: PatchTools): void {
  replace(tf, {
    kernelName: 'UnsortedSegmentSum',
    backendName: NAME,
    kernelFunc: (args) => {
      const x = input(args, 'x')
      const segments = Number(args.attrs?.numSegments)
      const out = backend.makeOutput([segments, ...x.shape.slice(1)], x.dtype)
      // Views are taken after the allocation: it may move the heap.
      const ids = backend.typedArrayFromHeap(input(args, 'segmentIds'))
      const from = backend.typedArrayFromHeap(x)
      const to = backend.typedArrayFromHeap(out).fill(0)
      const width = ids.length === 0 ? 0 : from.length / ids.length
      for (let row = 0, p = 0; row < ids.length; row++) {
        const id = ids[row] as number
        if (id < 0 || id >= segments) {
          p += width
          continue
        }
        for (let q = id * width, end = q + width; q < end; q++, p++) to[q] = (to[q] as number) + (from[p] as number)
      }
      return out
    },
  })
}

/** Transposes flagged operands of `matMul` and its fused form before multiplying. */
export function transposeBeforeMatMul({ tf, backend }: PatchTools): void {
  const transpose = kernel(tf, 'Transpose')
  for (const name of ['BatchMatMul', '_FusedMatMul']) {
    const original = kernel(tf, name)
    replace(tf, {
      ...original,
      kernelFunc: (args) => {
        const flags = { a: args.attrs?.transposeA === true, b: args.attrs?.transposeB === true }
        if (!flags.a && !flags.b) return original.kernelFunc(args)
        const temporary: core.TensorInfo[] = []
        const turned = (x: core.TensorInfo): core.TensorInfo => {
          const rank = x.shape.length
          const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2]
          const out = single(transpose.kernelFunc({ inputs: { x }, backend, attrs: { perm } }))
          temporary.push(out)
          return out
        }
        const a = flags.a ? turned(input(args, 'a')) : input(args, 'a')
        const b = flags.b ? turned(input(args, 'b')) : input(args, 'b')
        const out = original.kernelFunc({
          inputs: { ...args.inputs, a, b },
          backend,
          attrs: { ...args.attrs, transposeA: false, transposeB: false },
        })
        for (const info of temporary) backend.disposeData(info.dataId)
        return out
      },
    })
  }
}

/** Copies a contiguous slice inside the heap; others go to the original kernel. */
export function sliceInPlace({ tf, backend }: PatchTools): void {
  const original = kernel(tf, 'Slice')
  replace(tf, {
    ...original,
    kernelFunc: (args) => {
      const x = input(args, 'x')
      const wanted = { begin: args.attrs?.begin, size: args.attrs?.size }
      if (x.dtype === 'string' || !Array.isArray(wanted.begin) || !Array.isArray(wanted.size))
        return original.kernelFunc(args)
      const [begin = [], size = []] = tf.slice_util.parseSliceParams(
        x,
        wanted.begin.map(Number),
        wanted.size.map(Number),
      )
      if (!tf.slice_util.isSliceContinous(x.shape, begin, size)) return original.kernelFunc(args)
      const offset = tf.slice_util.computeFlatOffset(begin, tf.util.computeStrides(x.shape))
      const out = backend.makeOutput(size, x.dtype)
      const from = backend.typedArrayFromHeap(x).subarray(offset, offset + tf.util.sizeFromShape(size))
      backend.typedArrayFromHeap(out).set(from)
      return out
    },
  })
}

const PATCHED = ['UnsortedSegmentSum', 'BatchMatMul', '_FusedMatMul', 'Slice']

/** Applies the three. Returns what was registered before, for `restoreKernels`. */
export function patchWasmBackend(tools: PatchTools): Originals {
  const originals = new Map<string, core.KernelConfig>()
  for (const name of PATCHED) {
    const config = tools.tf.getKernel(name, NAME)
    if (config) originals.set(name, config)
  }
  addSegmentSum(tools)
  transposeBeforeMatMul(tools)
  sliceInPlace(tools)
  return originals
}

/** TensorFlow.js as shipped again: for tests and benchmarks that compare. @internal */
export function restoreKernels({ tf }: PatchTools, originals: Originals): void {
  for (const name of PATCHED) {
    if (tf.getKernel(name, NAME)) tf.unregisterKernel(name, NAME)
    const config = originals.get(name)
    if (config) tf.registerKernel(config)
  }
}
