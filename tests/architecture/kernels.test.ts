import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { kernelModule, kernels } from '@/scripts/build/kernels.mjs'

test.each(kernels)(
  'the bytes of $target are what $source compiles to',
  async (kernel) => {
    expect(await readFile(kernel.target, 'utf8')).toBe(await kernelModule(kernel))
  },
  60_000,
)
