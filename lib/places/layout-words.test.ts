import { expect, test } from 'vitest'
import { layoutWords, placeWords } from './layout-words'

test('cells of coordinates are told as hexagons and by their size', () => {
  expect(layoutWords({ kind: 'h3', resolution: 7 })).toBe('Hexagons about 2.4 km across (H3, resolution 7)')
  expect(placeWords({ kind: 'h3', resolution: 7 })).toEqual({ one: 'hexagon', many: 'hexagons' })
})

test('other places are zones, and where they lie is said only if it is computed', () => {
  expect([layoutWords({ kind: 'ground' }), placeWords(undefined).many]).toEqual([null, 'zones'])
  expect(layoutWords({ kind: 'travel-time', of: 'distance' })).toContain('not geography')
})
