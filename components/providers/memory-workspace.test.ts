import { expect, test, vi } from 'vitest'
import { aRun } from '@/tests/fixtures/a-run'
import { createMemoryWorkspace } from './memory-workspace'

test('a watched query of a memory workspace is answered again after a write', async () => {
  const workspace = createMemoryWorkspace()
  const seen: number[] = []
  const stop = workspace.watch(
    () => workspace.runs.list(),
    (runs) => seen.push(runs.length),
    () => {},
  )
  await workspace.runs.put(aRun())
  await vi.waitFor(() => expect(seen.at(-1)).toBe(1))
  stop()
  await workspace.runs.remove([aRun().id])
  expect(seen.at(-1)).toBe(1)
})
