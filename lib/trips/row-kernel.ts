import { plainRows } from './plain-rows'
import type { RowKernel } from './row-plan'
import { simdRows } from './simd-rows'

let known: RowKernel | null = null

/** This thread's kernel, the quickest that it can have. */
export function rowKernel(): RowKernel {
  known ??= simdRows() ?? plainRows()
  return known
}
