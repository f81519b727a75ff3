import { expect, test } from 'vitest'
import { CELLS_HASH, cellsOfManyPoints } from '@/tests/fixtures/some-points'

test('Chromium puts every point into the cell that Node puts it into, on borders, at the poles and at 180° too', async () => {
  expect(await cellsOfManyPoints()).toBe(CELLS_HASH)
})
