import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { aTrainingTask } from '@/tests/fixtures/a-training-task'
import { trainToTheEnd } from '@/tests/fixtures/train-to-the-end'
import expected from './training.json' with { type: 'json' }

/**
 * The artefacts of one small task, by their hash. `tests/browser/training.test.ts` holds Chromium to the same file. After a change that
 * is meant to change them: `UPDATE_GOLDEN=1 npx vitest run --project unit tests/golden/training.test.ts`.
 */
describe('training in Node gives the artefact that is written down, bit for bit', () => {
  const ids: Readonly<Record<string, string>> = expected

  it.each(FAMILY_NAMES)('%s', async (family) => {
    const { artefactId } = await trainToTheEnd(aTrainingTask({ family, settings: settingsOf(family) }))
    if (process.env.UPDATE_GOLDEN === '1') remember(family, artefactId)
    else expect(artefactId).toBe(ids[family])
  })
})

const settingsOf = (family: string) => (family === 'neural' ? aTrainingTask().settings : {})

function remember(family: string, artefact: string): void {
  const path = new URL('./training.json', import.meta.url)
  const known: unknown = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, `${JSON.stringify({ ...(known as object), [family]: artefact }, null, 2)}\n`)
}
