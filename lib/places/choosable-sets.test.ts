import { expect, test } from 'vitest'
import { smallZoneSet } from '@/tests/fixtures/some-trips'
import { choosableSets } from './choosable-sets'

test('cells of one dataset are no choice for another, and those that have cells have no other', () => {
  const cells = { ...smallZoneSet, layout: { kind: 'h3', resolution: 8 } as const }
  expect(choosableSets(smallZoneSet, [smallZoneSet, cells])).toEqual([smallZoneSet])
  expect(choosableSets(null, [cells])).toEqual([])
  expect(choosableSets(cells, [smallZoneSet, cells])).toEqual([cells])
})
