import { expect, test } from 'vitest'
import { zoneSetId } from '@/lib/shared/ids'
import { aRecipe } from '@/tests/fixtures/a-run'
import { whatIsGone } from './what-is-gone'

const placed = { recipe: aRecipe({ zoneSetId: zoneSetId('z') }) }
const plain = { recipe: aRecipe({ zoneSetId: null }) }

test('a run whose dataset was deleted says that its rides are gone, and how they come back', () => {
  const gone = whatIsGone(placed, { dataset: false, zoneSet: true })
  expect(gone?.what).toBe('rides')
  expect(gone?.why).toMatch(/^Its rides are gone: .* cannot be run again.* imported again/)
})

test('a run whose zone set was deleted can be changed, not repeated', () => {
  expect(whatIsGone(placed, { dataset: true, zoneSet: false })?.what).toBe('zones')
  expect(whatIsGone(plain, { dataset: true, zoneSet: false })).toBeNull()
  expect(whatIsGone(placed, { dataset: true, zoneSet: true })).toBeNull()
})
