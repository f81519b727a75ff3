import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goldenTasks } from '@/tests/fixtures/a-training-task'
import { trainToTheEnd } from '@/tests/fixtures/train-to-the-end'
import expected from './training.json' with { type: 'json' }

/**
 * The artefacts of small tasks, by their hash. `tests/browser/training.test.ts` holds Chromium to the same file. After a change that
 * is meant to change them: `UPDATE_GOLDEN=1 npx vitest run --project unit tests/golden/training.test.ts`.
 */
describe('training in Node gives the artefact that is written down, bit for bit', () => {
  const ids: Readonly<Record<string, string>> = expected

  it.each(Object.entries(goldenTasks))('%s', async (name, task) => {
    const { artefactId } = await trainToTheEnd(task)
    if (process.env.UPDATE_GOLDEN === '1') remember(name, artefactId)
    else expect(artefactId).toBe(ids[name])
  })
})

function remember(name: string, artefact: string): void {
  const path = new URL('./training.json', import.meta.url)
  const known: unknown = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, `${JSON.stringify({ ...(known as object), [name]: artefact }, null, 2)}\n`)
}
