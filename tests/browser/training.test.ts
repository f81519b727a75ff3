import { describe, expect, it } from 'vitest'
import { loadTensorFlow } from '@/lib/adapters/tfjs/load'
import { WASM_FOLDER } from '@/lib/adapters/tfjs/wasm-folder'
import { goldenTasks } from '@/tests/fixtures/a-training-task'
import { trainToTheEnd } from '@/tests/fixtures/train-to-the-end'
import expected from '../golden/training.json' with { type: 'json' }

const folder = new URL(WASM_FOLDER, location.origin).href

describe('TensorFlow.js in Chromium', () => {
  it('fetches the SIMD build alone, although threads would be possible', async () => {
    expect(crossOriginIsolated).toBe(true)
    const { backend, label } = await loadTensorFlow({ wasmFolder: folder })
    expect(backend).toBe('wasm')
    expect(label).toContain('1 thread')
    const fetched = performance.getEntriesByType('resource').filter(({ name }) => name.includes('.wasm'))
    expect(fetched.map(({ name }) => new URL(name).pathname)).toEqual([`${WASM_FOLDER}tfjs-backend-wasm-simd.wasm`])
  })
})

describe('training in Chromium gives the artefact that Node gives, bit for bit', () => {
  const ids: Readonly<Record<string, string>> = expected

  it.each(Object.entries(goldenTasks))('%s', async (name, task) => {
    const { artefactId } = await trainToTheEnd(task, folder)
    expect(artefactId).toBe(ids[name])
  })
})
